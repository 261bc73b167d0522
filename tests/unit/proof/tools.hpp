// What the tests of proofs share: folders that go with the test, stock programs, fresh keys.
#pragma once

#include "base/file.hpp"
#include "proof/keys/key_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include <stdlib.h>

namespace palimpsest::proof {

// A folder that is removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "proof-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    write_file_durably(path_ / name, bytes, static_cast<std::filesystem::perms>(0600));
  }
  [[nodiscard]] std::string read(const std::string& name) const { return read_file(path_ / name); }

  // Returns whether a shell command succeeds here with nobody's configuration. What it prints goes
  // into said.txt.
  [[nodiscard]] bool runs(const std::string& command) const {
    write("command.sh", command + "\n");
    const std::string line = "cd '" + path_.string() + "' && HOME='" + path_.string() +
                             "' GIT_CONFIG_NOSYSTEM=1 sh command.sh >said.txt 2>&1";
    return std::system(line.c_str()) == 0;
  }
  [[nodiscard]] std::string said() const { return read("said.txt"); }

 private:
  std::filesystem::path path_;
};

// Writes a new key into `file` and opens it.
inline std::unique_ptr<Signer> make_signer(const std::filesystem::path& file) {
  write_file_durably(file, new_key_pem(""), static_cast<std::filesystem::perms>(0600));
  return open_key(file, {});
}

}  // namespace palimpsest::proof
