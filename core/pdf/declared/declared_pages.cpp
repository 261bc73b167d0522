#include "pdf/declared/declared_pages.hpp"

#include "pdf/declared/annotations.hpp"
#include "pdf/declared/content_reader.hpp"
#include "pdf/declared/layers.hpp"
#include "pdf/declared/placement.hpp"
#include "pdf/declared/qpdf_fonts.hpp"
#include "pdf/library_messages.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <qpdf/Pl_Function.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace palimpsest::pdf {
namespace {

constexpr int kMaxParents = 64;  // a page tree deeper than that loops
constexpr int kMaxPixelSide = 1 << 20;

// Appends the decoded stream to `text`. qpdf cannot be stopped midway: the rest is thrown away.
void append_stream(QPDFObjectHandle stream, std::string& text) {
  if (!stream.isStream()) return;
  Pl_Function keep("content", nullptr, [&text](const unsigned char* data, std::size_t size) {
    const std::size_t room = kMaxContentBytes - std::min(kMaxContentBytes, text.size());
    text.append(reinterpret_cast<const char*>(data), std::min(size, room));
  });
  (void)stream.pipeStreamData(&keep, 0, qpdf_dl_generalized, true);
  text += '\n';
}

int bounded_int(QPDFObjectHandle dictionary, const char* key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  if (!value.isInteger()) return 0;
  return static_cast<int>(std::clamp<long long>(value.getIntValue(), 0, kMaxPixelSide));
}

// Returns the number of colour components, 0 when only the image data would tell.
int component_count(QPDFObjectHandle space, int depth = 0) {
  if (depth > 4) return 0;
  if (space.isNameAndEquals("/DeviceGray") || space.isNameAndEquals("/CalGray")) return 1;
  if (space.isNameAndEquals("/DeviceRGB")) return 3;
  if (space.isNameAndEquals("/DeviceCMYK")) return 4;
  if (!space.isArray() || space.getArrayNItems() < 1) return 0;
  QPDFObjectHandle family = space.getArrayItem(0);
  if (family.isNameAndEquals("/CalGray") || family.isNameAndEquals("/Separation")) return 1;
  if (family.isNameAndEquals("/CalRGB") || family.isNameAndEquals("/Lab")) return 3;
  if (space.getArrayNItems() < 2) return component_count(family, depth + 1);
  if (family.isNameAndEquals("/Indexed")) return component_count(space.getArrayItem(1), depth + 1);
  QPDFObjectHandle profile = space.getArrayItem(1);
  if (family.isNameAndEquals("/ICCBased") && profile.isStream()) {
    return bounded_int(profile.getDict(), "/N");
  }
  return 0;
}

// JPEG 2000 images may leave their colour space to their own data: those count as colour.
int bits_per_pixel(QPDFObjectHandle dictionary) {
  QPDFObjectHandle mask = dictionary.getKey("/ImageMask");
  if (mask.isBool() && mask.getBoolValue()) return 1;
  const int components = component_count(dictionary.getKey("/ColorSpace"));
  const int bits = std::clamp(bounded_int(dictionary, "/BitsPerComponent"), 0, 16);
  if (components == 0) return 24;
  return components >= 3 ? std::max(24, bits * components) : std::max(1, bits);
}

PageImage describe_image(QPDFObjectHandle dictionary) {
  PageImage image;
  image.pixel_width = bounded_int(dictionary, "/Width");
  image.pixel_height = bounded_int(dictionary, "/Height");
  image.bits_per_pixel = bits_per_pixel(dictionary);
  QPDFObjectHandle length = dictionary.getKey("/Length");
  if (length.isInteger()) image.stored_bytes = std::max<long long>(0, length.getIntValue());
  return image;
}

Matrix to_matrix(QPDFObjectHandle value) {
  if (!value.isMatrix()) return {};
  const QPDFObjectHandle::Matrix m = value.getArrayAsMatrix();
  return {m.a, m.b, m.c, m.d, m.e, m.f};
}

// A page's content, which may be an array of streams, or a form's.
class QpdfContent : public ContentSource {
 public:
  // `fonts` and `layers` must outlive it.
  QpdfContent(QPDFObjectHandle content, QPDFObjectHandle resources, QpdfFonts& fonts,
              const Layers& layers)
      : content_(std::move(content)),
        resources_(std::move(resources)),
        fonts_(fonts),
        layers_(layers) {}

  std::string content() override {
    std::string text;
    append_stream(content_, text);
    if (content_.isArray()) {
      for (QPDFObjectHandle& part : content_.getArrayAsVector()) append_stream(part, text);
    }
    return text;
  }

  NamedObject object(const std::string& name) override {
    NamedObject found;
    QPDFObjectHandle stream = resource("/XObject", name);
    if (!stream.isStream()) return found;
    QPDFObjectHandle dictionary = stream.getDict();
    found.is_hidden = layers_.is_hidden(dictionary.getKey("/OC"));
    if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) {
      found.image = describe_image(dictionary);
    } else if (dictionary.getKey("/Subtype").isNameAndEquals("/Form")) {
      QPDFObjectHandle own = dictionary.getKey("/Resources");
      found.form = std::make_unique<QpdfContent>(stream, own.isDictionary() ? own : resources_,
                                                 fonts_, layers_);
      found.form_matrix = to_matrix(dictionary.getKey("/Matrix"));
    }
    return found;
  }

  std::shared_ptr<const FontMetrics> font(const std::string& name) override {
    return fonts_.metrics_of(resource("/Font", name));
  }

  bool is_hidden_layer(const std::string& name) override {
    return layers_.is_hidden(resource("/Properties", name));
  }

 private:
  [[nodiscard]] QPDFObjectHandle resource(const char* kind, const std::string& name) {
    if (!resources_.isDictionary()) return QPDFObjectHandle::newNull();
    QPDFObjectHandle objects = resources_.getKey(kind);
    return objects.isDictionary() ? objects.getKey(name) : QPDFObjectHandle::newNull();
  }

  QPDFObjectHandle content_;
  QPDFObjectHandle resources_;
  QpdfFonts& fonts_;
  const Layers& layers_;
};

// Returns the page's own value of `key`, or the nearest of its parents'.
QPDFObjectHandle inherited(QPDFObjectHandle page, const std::string& key) {
  for (int i = 0; i < kMaxParents && page.isDictionary(); ++i) {
    if (page.hasKey(key)) return page.getKey(key);
    page = page.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}

std::optional<UserBox> to_box(QPDFObjectHandle value) {
  if (!value.isRectangle()) return std::nullopt;
  const QPDFObjectHandle::Rectangle r = value.getArrayAsRectangle();
  const UserBox box{std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                    std::max(r.lly, r.ury)};
  return box;
}

// The crop box is clipped to the media box, as Poppler and the PDF reference have it.
PageFrame frame_of(QPDFObjectHandle page) {
  PageFrame frame;
  const UserBox media = to_box(inherited(page, "/MediaBox")).value_or(UserBox{});
  const UserBox crop = to_box(inherited(page, "/CropBox")).value_or(media);
  frame.crop = {std::max(media.left, crop.left), std::max(media.bottom, crop.bottom),
                std::min(media.right, crop.right), std::min(media.top, crop.top)};
  QPDFObjectHandle rotate = inherited(page, "/Rotate");
  if (rotate.isInteger()) {
    frame.rotation = static_cast<int>((rotate.getIntValue() % 360 + 360) % 360);
  }
  return frame;
}

Finding damaged(const std::string& message, std::optional<int> page) {
  return {FindingKind::kDamagedObject, cleaned_message(message), page, std::nullopt, 0};
}

}  // namespace

std::string qpdf_version() { return QPDF::QPDFVersion(); }

struct DeclaredPages::Qpdf {
  QPDF file;
  std::vector<QPDFObjectHandle> pages;
  QpdfFonts fonts;
  Layers layers;

  // Returns at most one finding: the first complaint stands for all.
  std::vector<Finding> take_warnings(std::optional<int> page) {
    const std::vector<QPDFExc> warnings = file.getWarnings();
    if (warnings.empty()) return {};
    return {damaged(warnings.front().getMessageDetail(), page)};
  }
};

DeclaredPages::DeclaredPages(std::string_view bytes) : qpdf_(std::make_unique<Qpdf>()) {
  try {
    const auto silent = QPDFLogger::create();
    silent->setOutputStreams(nullptr, nullptr);
    silent->setError(silent->discard());
    silent->setWarn(silent->discard());
    qpdf_->file.setLogger(silent);
    qpdf_->file.setSuppressWarnings(true);
    qpdf_->file.processMemoryFile("document", bytes.data(), bytes.size());
    qpdf_->pages = qpdf_->file.getAllPages();
    qpdf_->layers = Layers(qpdf_->file.getRoot());
    findings_ = qpdf_->take_warnings(std::nullopt);
  } catch (const QPDFExc& error) {
    findings_.push_back(damaged(error.getMessageDetail(), std::nullopt));
  } catch (const std::exception&) {
    findings_.push_back(damaged("the structure of the file cannot be read", std::nullopt));
  }
}

DeclaredPages::~DeclaredPages() = default;

int DeclaredPages::page_count() const { return static_cast<int>(qpdf_->pages.size()); }

Declaration DeclaredPages::declaration_of(int number) {
  if (number < 1 || number > page_count()) return {};
  QPDFObjectHandle page = qpdf_->pages[static_cast<std::size_t>(number - 1)];
  try {
    QpdfContent content(page.getKey("/Contents"), inherited(page, "/Resources"), qpdf_->fonts,
                        qpdf_->layers);
    const PageFrame frame = frame_of(page);
    Declaration found = read_content(content, frame, number);
    read_annotations(page.getKey("/Annots"), frame, found.painted);
    for (Finding& finding : qpdf_->take_warnings(number)) found.findings.push_back(finding);
    if (!found.findings.empty()) found.painted.has_other_paint = true;  // that was not read
    return found;
  } catch (const std::exception&) {
    Declaration nothing;
    nothing.findings.push_back(damaged("the content of the page cannot be read", number));
    return nothing;
  }
}

std::string DeclaredPages::bare_copy_of(int number, Length margin) {
  if (number < 1 || number > page_count()) return {};
  QPDFObjectHandle page = qpdf_->pages[static_cast<std::size_t>(number - 1)];
  try {
    const PageFrame frame = frame_of(page);
    const double reach = margin.in_points();
    const QPDFObjectHandle box =
        QPDFObjectHandle::newFromRectangle({frame.crop.left - reach, frame.crop.bottom - reach,
                                            frame.crop.right + reach, frame.crop.top + reach});
    QPDFObjectHandle bare = QPDFObjectHandle::newDictionary();
    bare.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    bare.replaceKey("/MediaBox", box);
    bare.replaceKey("/Rotate", QPDFObjectHandle::newInteger(frame.rotation));
    bare.replaceKey("/Resources", inherited(page, "/Resources"));
    bare.replaceKey("/Contents", page.getKey("/Contents"));
    QPDF copy;
    copy.emptyPDF();
    copy.addPage(qpdf_->file.makeIndirectObject(bare), false);
    QPDFWriter writer(copy);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
  } catch (const std::exception&) {
    return {};
  }
}

std::vector<Attachment> DeclaredPages::attachments() { return attachments_of(qpdf_->file); }

}  // namespace palimpsest::pdf
