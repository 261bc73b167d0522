// The private key that somebody chose to sign with.
#pragma once

#include <filesystem>
#include <string>

namespace palimpsest::archive {

struct KeyChoice {
  std::filesystem::path file;          // PEM, OpenSSH, or the .pub of one that the agent holds
  std::string passphrase;              // of an encrypted PEM file
  std::filesystem::path agent_socket;  // of the ssh-agent; may be empty
};

}  // namespace palimpsest::archive
