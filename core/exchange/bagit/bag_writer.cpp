#include "exchange/bagit/bag_writer.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace palimpsest::exchange {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
constexpr auto kFileMode =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;

// A name in the same folder, so that the last step is one rename.
fs::path make_unfinished(const fs::path& folder) {
  const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  std::string name = (parent / (std::string(NewFile::kUnfinished) + "bag-XXXXXX")).string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw Error(ErrorKind::kEnvironment,
                "cannot make a folder in " + parent.string() + ": " + system_reason(errno));
  }
  fs::permissions(name, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                            fs::perms::others_read | fs::perms::others_exec);
  return name;
}

fs::path without_final_slash(const fs::path& folder) {
  const fs::path normal = folder.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

BagWriter::BagWriter(const fs::path& folder) : folder_(without_final_slash(folder)) {
  std::error_code error;
  if (fs::symlink_status(folder_, error).type() != fs::file_type::not_found) {
    throw Error(ErrorKind::kConflict, folder_.string() + " is there already",
                "name a folder that is to be made");
  }
  unfinished_ = make_unfinished(folder_);
}

BagWriter::~BagWriter() {
  if (is_finished_) return;
  std::error_code ignored;
  fs::remove_all(unfinished_, ignored);
}

void BagWriter::write(const std::string& path, std::string_view bytes) {
  make_folders((unfinished_ / path).parent_path());
  write_new_file(unfinished_ / path, bytes, kFileMode);
}

void BagWriter::take(const std::string& path, const FileDigests& digests, Digests& into) {
  if (!into.emplace(path, digests).second) {
    throw Error(ErrorKind::kInternal, "the bag holds " + path + " already");
  }
}

void BagWriter::add(const std::string& path, std::string_view bytes) {
  take("data/" + path, digests_of(bytes), payload_);
  write("data/" + path, bytes);
}

void BagWriter::add_copy(const std::string& path, const fs::path& source, const Sha256& sha256) {
  const fs::path target = unfinished_ / "data" / path;
  make_folders(target.parent_path());
  NewFile file(target.parent_path(), kFileMode);
  read_in_blocks(source, [&](std::string_view block) { file.write(block); });
  file.sync();
  file.rename(target);
  const FileDigests digests = digests_of_file(target);
  if (digests.sha256 != sha256) {
    throw Error(ErrorKind::kIntegrity, source.string() + " does not have the SHA-256 of its name",
                "run `palimpsest verify`");
  }
  take("data/" + path, digests, payload_);
}

void BagWriter::add_tag(const std::string& path, std::string_view bytes) {
  take(path, digests_of(bytes), tags_);
  write(path, bytes);
}

void BagWriter::write_manifests(const std::string& prefix, const Digests& files) {
  std::string sha256, sha512;
  for (const auto& [path, digests] : files) {
    sha256 += digests.sha256.hex() + "  " + encoded_path(path) + "\n";
    sha512 += digests.sha512 + "  " + encoded_path(path) + "\n";
  }
  for (const auto& [name, text] :
       {std::pair(prefix + "-sha256.txt", sha256), std::pair(prefix + "-sha512.txt", sha512)}) {
    write(name, text);
    tags_.emplace(name, digests_of(text));
  }
}

WrittenBag BagWriter::finish(const BagInfo& info) {
  WrittenBag written{payload_.size(), 0};
  for (const auto& [path, digests] : payload_) written.bytes += digests.size;
  std::string text;
  for (const auto& [label, value] : info) text += label + ": " + value + "\n";
  text +=
      "Payload-Oxum: " + std::to_string(written.bytes) + "." + std::to_string(written.files) + "\n";
  make_folders(unfinished_ / "data");
  add_tag("bagit.txt", kDeclaration);
  add_tag("bag-info.txt", text);
  write_manifests("manifest", payload_);
  write_manifests("tagmanifest", Digests(tags_));
  sync_folder(unfinished_);
  std::error_code error;
  fs::rename(unfinished_, folder_, error);
  if (error) {
    throw Error(ErrorKind::kEnvironment,
                "the bag cannot get its name " + folder_.string() + ": " + error.message());
  }
  is_finished_ = true;
  sync_folder(folder_.has_parent_path() ? folder_.parent_path() : fs::path("."));
  return written;
}

std::string encoded_path(std::string_view path) {
  std::string encoded;
  for (const char c : path) {
    if (c == '\r') {
      encoded += "%0D";
    } else if (c == '\n') {
      encoded += "%0A";
    } else if (c == '%') {
      encoded += "%25";
    } else {
      encoded += c;
    }
  }
  return encoded;
}

}  // namespace palimpsest::exchange
