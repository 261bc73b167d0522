// Files: whole reads, durable writes, private temporary names.
//
// Byte strings are std::string. "Durable" means: the bytes and the folder entry were synced before
// the call returned. Every function throws Error(input) when reading fails and Error(environment)
// when writing fails, and leaves no half-written file under its final name.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace palimpsest {

// Owns a file descriptor and closes it.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() { reset(); }

  [[nodiscard]] int value() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] int release();
  void reset();

 private:
  int fd_ = -1;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

// Calls `take` with consecutive blocks of the file, in order.
void read_in_blocks(const std::filesystem::path& path,
                    const std::function<void(std::string_view)>& take);

// A file that is written piece by piece under a temporary name, and vanishes unless it is renamed.
class NewFile {
 public:
  static constexpr const char* kUnfinished = ".tmp-";  // how a temporary name begins

  NewFile(const std::filesystem::path& folder, std::filesystem::perms mode);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);

  // Makes the bytes durable.
  void sync();

  // Gives the file its name, which is not durable before sync_folder().
  void rename(const std::filesystem::path& path);

 private:
  std::string name_;
  FileDescriptor file_;
  bool is_renamed_ = false;
};

// Writes a temporary file beside `path`, syncs it, renames it over `path` and syncs the folder.
void write_file_durably(const std::filesystem::path& path, std::string_view bytes,
                        std::filesystem::perms mode);

// Writes `path` and syncs its bytes, but not the folder entry. Only for a name that nobody reads
// before sync_folder().
void write_new_file(const std::filesystem::path& path, std::string_view bytes,
                    std::filesystem::perms mode);

// Makes the folder and its missing parents durable.
void make_folders(const std::filesystem::path& path);

void sync_folder(const std::filesystem::path& path);

// Returns a descriptor of a sealed memory file that holds `bytes`: its reader sees no change and
// can make none.
[[nodiscard]] FileDescriptor sealed_memory_file(std::string_view bytes);

// Reads everything from a descriptor that supports positions, from its beginning.
[[nodiscard]] std::string read_descriptor(int fd);

}  // namespace palimpsest
