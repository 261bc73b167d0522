// The messages about pictures, of worker/protocol.hpp.
#include "worker/picture_file.hpp"
#include "worker/protocol.hpp"
#include "worker/wire.hpp"

namespace palimpsest::worker {
namespace {

constexpr int kMaxPictureDpi = 600;
constexpr int kMaxPictureSide = 20'000;  // pixels

void put_mark(WireWriter& writer, const Mark& mark) {
  writer.put_count(mark.outline.size());
  for (const Point& point : mark.outline) writer.put_point(point);
  for (const std::uint8_t part : {mark.color.red, mark.color.green, mark.color.blue}) {
    writer.put_u8(part);
  }
  writer.put_text(mark.label);
}

Mark take_mark(WireReader& reader) {
  Mark mark;
  for (std::size_t left = reader.take_count(8); left > 0; --left) {
    mark.outline.push_back(reader.take_point());
  }
  mark.color.red = reader.take_u8();
  mark.color.green = reader.take_u8();
  mark.color.blue = reader.take_u8();
  mark.label = reader.take_text();
  return mark;
}

PictureUse take_use(WireReader& reader) {
  const std::uint8_t use = reader.take_u8();
  if (use > static_cast<std::uint8_t>(PictureUse::kTile)) fail_broken_answer("an unknown use");
  return static_cast<PictureUse>(use);
}

std::optional<Region> take_optional_region(WireReader& reader) {
  const std::uint8_t is_there = reader.take_u8();
  const Region region = reader.take_region();
  return is_there != 0 ? std::optional(region) : std::nullopt;
}

}  // namespace

std::string encode(const PictureRequest& request) {
  WireWriter writer;
  writer.put_i32(request.page);
  writer.put_u8(request.region ? 1 : 0);
  writer.put_region(request.region.value_or(Region{}));
  writer.put_i32(request.dpi);
  writer.put_u8(static_cast<std::uint8_t>(request.use));
  writer.put_i32(request.width);
  writer.put_i32(request.height);
  writer.put_count(request.marks.size());
  for (const Mark& mark : request.marks) put_mark(writer, mark);
  writer.put_count(request.covers.size());
  for (const Region& cover : request.covers) writer.put_region(cover);
  return writer.take();
}

PictureRequest decode_picture_request(std::string_view payload) {
  WireReader reader(payload);
  PictureRequest request;
  request.page = reader.take_int(1, kMaxPageNumber);
  request.region = take_optional_region(reader);
  request.dpi = reader.take_int(1, kMaxPictureDpi);
  request.use = take_use(reader);
  request.width = reader.take_int(0, kMaxPictureSide);
  request.height = reader.take_int(0, kMaxPictureSide);
  for (std::size_t left = reader.take_count(11); left > 0; --left) {
    request.marks.push_back(take_mark(reader));
  }
  for (std::size_t left = reader.take_count(16); left > 0; --left) {
    request.covers.push_back(reader.take_region());
  }
  reader.finish();
  return request;
}

std::string encode(const Picture& picture) {
  WireWriter writer;
  writer.put_u8(static_cast<std::uint8_t>(picture.format));
  writer.put_i32(picture.width);
  writer.put_i32(picture.height);
  return writer.take() + picture.bytes;
}

Picture decode_picture(std::string_view payload) {
  WireReader reader(payload);
  Picture picture;
  const std::uint8_t format = reader.take_u8();
  if (format >= kNames<PictureFormat>.size()) fail_broken_answer("an unknown kind of picture");
  picture.format = static_cast<PictureFormat>(format);
  picture.width = reader.take_int(1, kMaxPictureSide);
  picture.height = reader.take_int(1, kMaxPictureSide);
  picture.bytes = reader.take_rest();
  if (size_in_file(picture.format, picture.bytes) != PictureSize{picture.width, picture.height}) {
    fail_broken_answer("a picture is not what it says");
  }
  return picture;
}

}  // namespace palimpsest::worker
