// Reads the widths of fonts from their dictionaries, each font once.
#pragma once

#include "pdf/declared/font_metrics.hpp"

#include <map>
#include <memory>

#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace palimpsest::pdf {

class QpdfFonts {
 public:
  // Never throws for damaged dictionaries: what they do not tell has the usual width.
  [[nodiscard]] std::shared_ptr<const FontMetrics> metrics_of(QPDFObjectHandle font);

 private:
  std::map<QPDFObjGen, std::shared_ptr<const FontMetrics>> known_;
};

}  // namespace palimpsest::pdf
