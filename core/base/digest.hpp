// SHA-256 and SHA-512 of bytes and files, and the SHA-1 of git's own files, by OpenSSL EVP.
//
// Every digest of the archive is written as lower-case hexadecimal.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

// A SHA-256 value.
class Sha256 {
 public:
  using Bytes = std::array<std::uint8_t, 32>;

  explicit Sha256(const Bytes& bytes) : bytes_(bytes) {}

  // Returns the digest that `hex` (64 lower-case digits) spells, or nothing.
  [[nodiscard]] static std::optional<Sha256> parse(std::string_view hex);

  [[nodiscard]] std::string hex() const;
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }

  friend auto operator<=>(const Sha256&, const Sha256&) = default;

 private:
  Bytes bytes_;
};

// What identifies the bytes of a file. `sha512` is hexadecimal.
struct FileDigests {
  Sha256 sha256;
  std::string sha512;
  std::uint64_t size = 0;

  friend bool operator==(const FileDigests&, const FileDigests&) = default;
};

// The checksum that ends a pack of git and its index, piece by piece. It tells accidents, never
// forgeries.
class Sha1 {
 public:
  Sha1();
  ~Sha1();
  Sha1(const Sha1&) = delete;
  Sha1& operator=(const Sha1&) = delete;

  void add(std::string_view bytes);

  // Returns the 20 bytes of the digest. Nothing may be added afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] Sha256 sha256_of(std::string_view bytes);
[[nodiscard]] FileDigests digests_of(std::string_view bytes);

// Reads the file once. Throws Error(input) when it cannot be opened or read.
[[nodiscard]] FileDigests digests_of_file(const std::filesystem::path& path);

// The one digest that names an original, and its size.
struct FileSha256 {
  Sha256 sha256;
  std::uint64_t size = 0;
};

// Reads the file once. Half the work of digests_of_file(). Throws Error(input) like it.
[[nodiscard]] FileSha256 sha256_of_file(const std::filesystem::path& path);

// Whether the file ends with the SHA-1 of the bytes before, as packs of git and their indexes do.
// It tells accidents, never forgeries. Throws Error(input) when the file cannot be read.
[[nodiscard]] bool ends_with_own_sha1(const std::filesystem::path& path);

// Returns lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace palimpsest
