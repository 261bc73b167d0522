#include "proof/keys/agent.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "proof/encoding.hpp"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace palimpsest::proof {
namespace {

// Messages of the agent's protocol (draft-miller-ssh-agent).
constexpr char kSignRequest = 13;
constexpr char kSignResponse = 14;
constexpr std::size_t kMaxAnswerBytes = 65536;

[[noreturn]] void fail(const std::string& reason) {
  throw Error(ErrorKind::kEnvironment, "the ssh-agent " + reason,
              "check it with `ssh-add -l`, or name the file of the private key");
}

FileDescriptor connect_to(const std::filesystem::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = socket.string();
  if (path.size() >= sizeof(address.sun_path)) fail("has too long an address");
  std::memcpy(address.sun_path, path.data(), path.size());
  FileDescriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!connection.is_open() ||
      ::connect(connection.value(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) !=
          0) {
    fail("cannot be reached: " + system_reason(errno));
  }
  return connection;
}

void send_all(const FileDescriptor& connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(connection.value(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("does not take the request");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string receive(const FileDescriptor& connection, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t count = ::recv(connection.value(), bytes.data() + done, size - done, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("does not answer");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

std::string ask(const std::filesystem::path& socket, const std::string& request) {
  const FileDescriptor connection = connect_to(socket);
  send_all(connection, ssh_string(request));
  const std::string head = receive(connection, 4);
  const std::uint32_t size = SshReader(head).number().value_or(0);
  if (size == 0 || size > kMaxAnswerBytes) fail("answers nonsense");
  return receive(connection, size);
}

class AgentSigner : public Signer {
 public:
  AgentSigner(std::filesystem::path socket, PublicKey key)
      : socket_(std::move(socket)), key_(std::move(key)) {}

  [[nodiscard]] const PublicKey& public_key() const override { return key_; }

  [[nodiscard]] std::string sign(std::string_view message) const override {
    const std::string blob = ssh_string(kSshKeyType) + ssh_string(key_.bytes());
    const std::string answer =
        ask(socket_, kSignRequest + ssh_string(blob) + ssh_string(message) + big_endian(0));
    if (answer.front() != kSignResponse) fail("does not sign with this key");
    SshReader outer(std::string_view(answer).substr(1));
    const std::string pair = outer.string().value_or("");
    SshReader reader(pair);
    const auto type = reader.string();
    std::string signature = reader.string().value_or("");
    if (type != kSshKeyType || !key_.has_signed(message, signature))
      fail("gives a wrong signature");
    return signature;
  }

 private:
  std::filesystem::path socket_;
  PublicKey key_;
};

}  // namespace

std::unique_ptr<Signer> make_agent_signer(const std::filesystem::path& socket,
                                          const PublicKey& key) {
  return std::make_unique<AgentSigner>(socket, key);
}

}  // namespace palimpsest::proof
