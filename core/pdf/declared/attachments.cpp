#include "pdf/declared/attachments.hpp"

#include "pdf/declared/annotations.hpp"

#include <algorithm>
#include <exception>
#include <set>

#include <qpdf/Pl_Function.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>

namespace palimpsest::pdf {
namespace {

Attachment decoded(QPDFObjectHandle stream) {
  Attachment found;
  try {
    Pl_Function keep("attachment", nullptr, [&found](const unsigned char* data, std::size_t size) {
      found.size += size;
      const std::size_t room = kMaxAttachmentBytes - found.bytes.size();
      found.bytes.append(reinterpret_cast<const char*>(data), std::min(size, room));
    });
    (void)stream.pipeStreamData(&keep, 0, qpdf_dl_specialized, true);
  } catch (const std::exception&) {
    return found;  // it is there all the same
  }
  return found;
}

class Collection {
 public:
  void add(QPDFObjectHandle specification) {
    if (!specification.isDictionary() || found_.size() >= kMaxAttachments) return;
    QPDFObjectHandle stream = QPDFFileSpecObjectHelper(specification).getEmbeddedFileStream();
    if (!stream.isStream() || !seen_.insert(stream.getObjGen()).second) return;
    found_.push_back(decoded(stream));
  }

  std::vector<Attachment> take() { return std::move(found_); }

 private:
  std::set<QPDFObjGen> seen_;
  std::vector<Attachment> found_;
};

}  // namespace

std::vector<Attachment> attachments_of(QPDF& file) {
  Collection collection;
  try {
    QPDFEmbeddedFileDocumentHelper helper(file);
    for (auto& [name, specification] : helper.getEmbeddedFiles()) {
      collection.add(specification->getObjectHandle());
    }
    for (QPDFObjectHandle page : file.getAllPages()) {
      QPDFObjectHandle list = page.getKey("/Annots");
      const int count = list.isArray() ? std::min(list.getArrayNItems(), kMaxAnnotations) : 0;
      for (int i = 0; i < count; ++i) {
        QPDFObjectHandle annotation = list.getArrayItem(i);
        if (annotation.isDictionary()) collection.add(annotation.getKey("/FS"));
      }
    }
  } catch (const std::exception&) {
    return collection.take();  // a damaged list: those found so far
  }
  return collection.take();
}

}  // namespace palimpsest::pdf
