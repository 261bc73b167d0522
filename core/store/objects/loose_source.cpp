#include "store/objects/loose_source.hpp"

#include "base/file.hpp"
#include "store/objects/loose_object.hpp"
#include "store/objects/object_source.hpp"

#include <utility>

namespace palimpsest::store {
namespace {

class LooseSource : public ObjectSource {
 public:
  explicit LooseSource(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] bool contains(const git_oid& id) const override {
    std::error_code ignored;
    return std::filesystem::exists(path_of(id), ignored);
  }

  bool read(const git_oid& id, const Take& take) const override {
    if (!contains(id)) return false;
    const auto object = read_loose_object(read_file(path_of(id)), id);
    if (!object) throw Error(ErrorKind::kIntegrity, "the loose object is damaged");
    take(object->type, object->content);
    return true;
  }

 private:
  [[nodiscard]] std::filesystem::path path_of(const git_oid& id) const {
    const std::string hex = hex_of(id);
    return folder_ / hex.substr(0, 2) / hex.substr(2);
  }

  std::filesystem::path folder_;
};

}  // namespace

void serve_loose_objects(git_odb* objects, const std::filesystem::path& folder) {
  add_source(objects, std::make_unique<LooseSource>(folder), SourceOrder::kBehindPacks);
}

}  // namespace palimpsest::store
