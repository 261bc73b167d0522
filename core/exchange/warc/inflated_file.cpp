#include "exchange/warc/inflated_file.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

namespace palimpsest::exchange {
namespace {

constexpr std::size_t kBlock = 1U << 16;
constexpr int kGzipWindow = 15 + 16;  // zlib's largest, with a header of gzip
constexpr std::string_view kGzipMagic = "\x1f\x8b";

Bytef* as_bytes(const char* text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text)); }

Error cut_short(const std::string& thing) {
  return {ErrorKind::kInput, thing + " is cut short: its gzip data does not end"};
}

}  // namespace

// Inflates members in a row, piece by piece.
class InflatedFile::Inflater {
 public:
  Inflater() {
    if (inflateInit2(&stream_, kGzipWindow) != Z_OK) {
      throw Error(ErrorKind::kInternal, "zlib cannot start");
    }
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void feed(std::string input) {
    input_ = std::move(input);
    stream_.next_in = as_bytes(input_.data());
    stream_.avail_in = static_cast<uInt>(input_.size());
  }

  [[nodiscard]] bool is_hungry() const { return stream_.avail_in == 0; }
  [[nodiscard]] bool is_between_members() const { return is_between_; }

  // Returns further bytes; empty when more input is needed. Throws Error(input).
  [[nodiscard]] std::string next(const std::string& thing) {
    if (is_between_ && !is_hungry()) begin_member();
    std::string out(kBlock, '\0');
    stream_.next_out = as_bytes(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      is_between_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      throw Error(ErrorKind::kInput, thing + " is damaged: its gzip data cannot be inflated");
    }
    out.resize(out.size() - stream_.avail_out);
    return out;
  }

 private:
  void begin_member() {
    inflateReset(&stream_);
    is_between_ = false;
  }

  z_stream stream_{};
  std::string input_;
  bool is_between_ = false;
};

InflatedFile::InflatedFile(const std::filesystem::path& path)
    : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (!file_.is_open()) {
    throw Error(ErrorKind::kInput, "cannot read " + path.string() + ": " + system_reason(errno));
  }
  block_ = read_block();
  if (!block_.starts_with(kGzipMagic)) return;
  inflater_ = std::make_unique<Inflater>();
  inflater_->feed(std::exchange(block_, {}));
}

InflatedFile::~InflatedFile() = default;

std::string InflatedFile::read_block() {
  std::string block(kBlock, '\0');
  ssize_t count = -1;
  do {
    count = ::read(file_.value(), block.data(), block.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    throw Error(ErrorKind::kInput, "cannot read " + path_.string() + ": " + system_reason(errno));
  }
  block.resize(static_cast<std::size_t>(count));
  return block;
}

void InflatedFile::fill() {
  if (at_ < block_.size()) return;
  at_ = 0;
  if (!inflater_) {
    block_ = read_block();
    return;
  }
  block_.clear();
  while (block_.empty()) {
    if (inflater_->is_hungry()) {
      std::string input = read_block();
      if (input.empty() && inflater_->is_between_members()) return;
      if (input.empty()) throw cut_short(path_.string());
      inflater_->feed(std::move(input));
    }
    block_ = inflater_->next(path_.string());
  }
}

std::string InflatedFile::take(std::size_t most) {
  std::string taken;
  for (fill(); taken.size() < most && !ready().empty(); fill()) {
    const std::string_view piece = ready().substr(0, most - taken.size());
    taken += piece;
    at_ += piece.size();
  }
  return taken;
}

std::string InflatedFile::take_line(std::size_t most) {
  std::string line;
  for (fill(); line.size() < most && !line.ends_with('\n') && !ready().empty(); fill()) {
    const std::size_t end = ready().find('\n');
    const std::size_t size =
        std::min(end == std::string_view::npos ? ready().size() : end + 1, most - line.size());
    line += ready().substr(0, size);
    at_ += size;
  }
  return line;
}

std::string inflated(std::string_view bytes, std::size_t most, const std::string& thing) {
  InflatedFile::Inflater inflater;
  inflater.feed(std::string(bytes));
  std::string out;
  while (!inflater.is_hungry() || !inflater.is_between_members()) {
    const std::string piece = inflater.next(thing);
    if (piece.empty() && inflater.is_hungry() && !inflater.is_between_members()) {
      throw cut_short(thing);
    }
    out += piece;
    if (out.size() > most) throw Error(ErrorKind::kInput, thing + " inflates to far more");
  }
  return out;
}

}  // namespace palimpsest::exchange
