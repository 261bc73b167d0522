#include "exchange/premis/xml_writer.hpp"

#include "base/error.hpp"
#include "base/free_with.hpp"

#include <algorithm>

#include <libxml/chvalid.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlwriter.h>

namespace palimpsest::exchange {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

const xmlChar* as_xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

void check(int result) {
  if (result < 0) throw Error(ErrorKind::kInternal, "libxml2 cannot write an element");
}

}  // namespace

struct XmlWriter::State {
  std::unique_ptr<xmlBuffer, FreeWith<xmlBufferFree>> buffer{xmlBufferCreate()};
  std::unique_ptr<xmlTextWriter, FreeWith<xmlFreeTextWriter>> writer{
      xmlNewTextWriterMemory(buffer.get(), 0)};
};

XmlWriter::XmlWriter() : state_(std::make_unique<State>()) {
  if (!state_->writer) throw Error(ErrorKind::kInternal, "libxml2 cannot start a document");
  check(xmlTextWriterSetIndent(state_->writer.get(), 1));
  check(xmlTextWriterSetIndentString(state_->writer.get(), as_xml("  ")));
  check(xmlTextWriterStartDocument(state_->writer.get(), "1.0", "UTF-8", nullptr));
}

XmlWriter::~XmlWriter() = default;

void XmlWriter::begin(const std::string& name) {
  check(xmlTextWriterStartElement(state_->writer.get(), as_xml(name)));
}

void XmlWriter::attribute(const std::string& name, std::string_view value) {
  check(xmlTextWriterWriteAttribute(state_->writer.get(), as_xml(name), as_xml(xml_text(value))));
}

void XmlWriter::end() { check(xmlTextWriterEndElement(state_->writer.get())); }

void XmlWriter::content(std::string_view value) {
  check(xmlTextWriterWriteString(state_->writer.get(), as_xml(xml_text(value))));
}

void XmlWriter::text(const std::string& name, std::string_view value) {
  check(xmlTextWriterWriteElement(state_->writer.get(), as_xml(name), as_xml(xml_text(value))));
}

std::string XmlWriter::finish() {
  check(xmlTextWriterEndDocument(state_->writer.get()));
  check(xmlTextWriterFlush(state_->writer.get()));
  const xmlBuffer* buffer = state_->buffer.get();
  return {reinterpret_cast<const char*>(xmlBufferContent(buffer)),
          static_cast<std::size_t>(xmlBufferLength(buffer))};
}

std::string xml_text(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    int size = static_cast<int>(std::min<std::size_t>(text.size(), 4));
    const int character =
        xmlGetUTF8Char(reinterpret_cast<const unsigned char*>(text.data()), &size);
    if (character < 0) {
      clean += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    const bool is_allowed = IS_CHAR(static_cast<unsigned>(character));
    clean += is_allowed ? text.substr(0, static_cast<std::size_t>(size)) : kReplacement;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return clean;
}

}  // namespace palimpsest::exchange
