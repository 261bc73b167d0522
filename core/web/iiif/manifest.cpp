#include "web/iiif/manifest.hpp"

#include "base/markup.hpp"
#include "web/iiif/image_info.hpp"
#include "web/target.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace palimpsest::web::iiif {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kContext = "http://iiif.io/api/presentation/3/context.json";

class ManifestWriter {
 public:
  ManifestWriter(const std::string& address, const ShownFile& file)
      : address_(address),
        file_(file),
        base_(address + "/iiif/" + encoded(file.name.document + "@" + file.name.folder)) {}

  [[nodiscard]] Json manifest() const {
    Json canvases = Json::array();
    for (int page = 1; page <= static_cast<int>(file_.pages.size()); ++page) {
      canvases.push_back(canvas(page));
    }
    Json json = {{"@context", kContext},
                 {"id", base_ + "/manifest"},
                 {"type", "Manifest"},
                 {"label", text(file_.title.empty() ? file_.name.document : file_.title)},
                 {"metadata", metadata()},
                 {"requiredStatement", entry("Cite as", file_.citation)},
                 {"homepage", Json::array({homepage()})}};
    json["items"] = std::move(canvases);
    return json;
  }

  [[nodiscard]] Json annotations(int page) const {
    Json items = Json::array();
    for (const Redaction& redaction : page_at(page).redactions) {
      items.push_back(annotation(page, redaction));
    }
    return {{"id", canvas_id(page) + "/redactions"},
            {"type", "AnnotationPage"},
            {"label", text("Redactions")},
            {"items", std::move(items)}};
  }

 private:
  [[nodiscard]] const ListedPage& page_at(int page) const {
    return file_.pages[static_cast<std::size_t>(page - 1)];
  }

  [[nodiscard]] std::string canvas_id(int page) const { return base_ + "/" + std::to_string(page); }

  // A viewer takes for markup what begins with < and ends with >; what documents say is none, and
  // a space at the end says so.
  [[nodiscard]] static Json text(const std::string& plain) {
    std::string value = markup::printable(plain);
    if (value.starts_with('<') && value.ends_with('>')) value += ' ';
    return {{"en", Json::array({value})}};
  }

  [[nodiscard]] static Json entry(const std::string& label, const std::string& value) {
    return {{"label", text(label)}, {"value", text(value)}};
  }

  [[nodiscard]] Json metadata() const {
    Json entries =
        Json::array({entry("Document", file_.name.document), entry("Release", file_.name.folder)});
    if (!file_.date.empty()) entries.push_back(entry("Released", file_.date));
    if (!file_.agency.empty()) entries.push_back(entry("Agency", file_.agency));
    return entries;
  }

  [[nodiscard]] Json homepage() const {
    return {{"id", address_ + "/d/" + encoded(file_.name.document)},
            {"type", "Text"},
            {"label", text("In the reading room")},
            {"format", "text/html"}};
  }

  [[nodiscard]] Json canvas(int page) const {
    const PictureSide side = picture_size(page_at(page).size);
    Json painted = Json::array();
    if (page_at(page).has_picture) painted.push_back(painting(page, side));
    return {{"id", canvas_id(page)},
            {"type", "Canvas"},
            {"label", text("Page " + std::to_string(page))},
            {"width", side.width},
            {"height", side.height},
            {"items", Json::array({{{"id", canvas_id(page) + "/pictures"},
                                    {"type", "AnnotationPage"},
                                    {"items", std::move(painted)}}})},
            {"annotations", Json::array({annotations(page)})}};
  }

  [[nodiscard]] Json painting(int page, const PictureSide& side) const {
    const std::string image =
        image_address(address_, {file_.name.document, file_.name.folder, page});
    const Json service = {{"id", image}, {"type", "ImageService3"}, {"profile", "level1"}};
    return {{"id", canvas_id(page) + "/picture"},
            {"type", "Annotation"},
            {"motivation", "painting"},
            {"body",
             {{"id", image + "/full/max/0/default.jpg"},
              {"type", "Image"},
              {"format", "image/jpeg"},
              {"width", side.width},
              {"height", side.height},
              {"service", Json::array({service})}}},
            {"target", canvas_id(page)}};
  }

  [[nodiscard]] Json annotation(int page, const Redaction& redaction) const {
    return {{"id", canvas_id(page) + "/redactions/" + encoded(redaction.id)},
            {"type", "Annotation"},
            {"motivation", "commenting"},
            {"body",
             {{"type", "TextualBody"},
              {"value", markup::printable(words_of(redaction))},
              {"format", "text/plain"},
              {"language", "en"}}},
            {"target", canvas_id(page) + "#xywh=" + box_of(redaction.region)}};
  }

  [[nodiscard]] static std::string words_of(const Redaction& redaction) {
    std::string words = redaction.id + ": withheld, " + std::string(name_of(redaction.kind));
    for (const Code& code : redaction.codes) words += ", " + code.normalized;
    return words;
  }

  [[nodiscard]] static std::string box_of(const Region& region) {
    const auto pixels = [](Length length) {
      return std::to_string(std::lround(length.in_points() * kPictureDpi / 72));
    };
    return pixels(region.left) + "," + pixels(region.top) + "," + pixels(region.width()) + "," +
           pixels(region.height());
  }

  const std::string& address_;
  const ShownFile& file_;
  std::string base_;
};

}  // namespace

std::string manifest(const std::string& address, const ShownFile& file) {
  return ManifestWriter(address, file).manifest().dump(2) + "\n";
}

std::string annotation_page(const std::string& address, const ShownFile& file, int page) {
  Json json = {{"@context", kContext}};
  json.update(ManifestWriter(address, file).annotations(page));
  return json.dump(2) + "\n";
}

}  // namespace palimpsest::web::iiif
