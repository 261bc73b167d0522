// Which layers (optional content groups) of a file are switched off when it is opened.
#pragma once

#include <set>

#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace palimpsest::pdf {

class Layers {
 public:
  Layers() = default;

  // Reads /OCProperties of the catalog.
  explicit Layers(QPDFObjectHandle catalog);

  // Whether `content` (a group, or a membership of groups of which none is on) is not shown.
  // Expressions of visibility are not followed: such content counts as shown.
  [[nodiscard]] bool is_hidden(QPDFObjectHandle content) const;

 private:
  std::set<QPDFObjGen> off_;
};

}  // namespace palimpsest::pdf
