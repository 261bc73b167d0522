// What the tests of proofs share: folders that go with the test, stock programs, fresh keys.
#pragma once

#include "base/file.hpp"
#include "proof/keys/key_file.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace palimpsest::proof {

// A folder in which files are written and shell commands run.
class ShellFolder : public test::TemporaryFolder {
 public:
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path() / name).parent_path());
    write_file_durably(path() / name, bytes, static_cast<std::filesystem::perms>(0600));
  }
  [[nodiscard]] std::string read(const std::string& name) const { return read_file(path() / name); }

  // Returns whether a shell command succeeds here with nobody's configuration. What it prints goes
  // into said.txt.
  [[nodiscard]] bool runs(const std::string& command) const {
    write("command.sh", command + "\n");
    const std::string line = "cd '" + path().string() + "' && HOME='" + path().string() +
                             "' GIT_CONFIG_NOSYSTEM=1 sh command.sh >said.txt 2>&1";
    return std::system(line.c_str()) == 0;
  }
  [[nodiscard]] std::string said() const { return read("said.txt"); }
};

// Writes a new key into `file` and opens it.
inline std::unique_ptr<Signer> make_signer(const std::filesystem::path& file) {
  write_file_durably(file, new_key_pem(""), static_cast<std::filesystem::perms>(0600));
  return open_key(file, {});
}

}  // namespace palimpsest::proof
