// Writes XML 1.0 in UTF-8: elements, attributes, text, indented by two spaces.
//
// By libxml2, so that whatever a file name or a PDF's metadata holds comes out well formed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace palimpsest::exchange {

class XmlWriter {
 public:
  XmlWriter();
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  // Opens an element inside the one that is open.
  void begin(const std::string& name);

  // Adds to the element that was just opened.
  void attribute(const std::string& name, std::string_view value);

  void end();

  // Writes text into the element that is open.
  void content(std::string_view value);

  // Writes an element that holds text alone.
  void text(const std::string& name, std::string_view value);

  // Ends the document and returns it. Nothing may be written afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Returns `text` as XML can hold it: bytes that are no UTF-8 and control characters become U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace palimpsest::exchange
