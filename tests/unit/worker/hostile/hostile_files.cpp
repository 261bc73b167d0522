#include "unit/worker/hostile/hostile_files.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>

#include <zlib.h>

namespace palimpsest::test {
namespace {

constexpr std::size_t kGigabyte = std::size_t{1} << 30;

// Writes objects with a table of their places.
class RawPdf {
 public:
  // Adds object number `size() + 1`.
  RawPdf& add(const std::string& body) {
    objects_.push_back(body);
    return *this;
  }

  RawPdf& stream(const std::string& dictionary, const std::string& data) {
    return add("<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" +
               data + "\nendstream");
  }

  [[nodiscard]] std::string bytes(const std::string& trailer = "") const {
    std::string out = "%PDF-1.7\n";
    std::string table;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      std::array<char, 32> entry{};
      std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", out.size());
      table += entry.data();
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects_.size() + 1);
    const std::string place = std::to_string(out.size());
    return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " +
           count + " /Root 1 0 R " + trailer + " >>\nstartxref\n" + place + "\n%%EOF\n";
  }

 private:
  std::vector<std::string> objects_;
};

// Catalogue 1, page tree 2, page 3 with content 4; what follows are objects 5
// and up.
RawPdf page_of(const std::string& entries, const std::string& content_entries,
               const std::string& content) {
  return RawPdf()
      .add("<< /Type /Catalog /Pages 2 0 R >>")
      .add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
      .add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + entries + " >>")
      .stream(content_entries, content);
}

constexpr const char* kLetter = "/MediaBox [0 0 612 792] ";

RawPdf letter_page(const std::string& resources, const std::string& content) {
  return page_of(kLetter + ("/Resources << " + resources + " >>"), "", content);
}

// Returns `part` deflated so that copies of the result can follow each other.
std::string deflated_block(const std::string& part) {
  z_stream packer{};
  deflateInit2(&packer, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&packer, part.size()) + 64, '\0');
  packer.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));
  packer.avail_in = static_cast<uInt>(part.size());
  packer.next_out = reinterpret_cast<Bytef*>(out.data());
  packer.avail_out = static_cast<uInt>(out.size());
  deflate(&packer, Z_FULL_FLUSH);
  out.resize(out.size() - packer.avail_out);
  deflateEnd(&packer);
  return out;
}

// Deflates `count` times `part`, in the time that one takes.
std::string deflated(const std::string& part, std::size_t count) {
  const std::string block = deflated_block(part);
  const uLong one =
      adler32(1, reinterpret_cast<const Bytef*>(part.data()), static_cast<uInt>(part.size()));
  uLong sum = 1;
  std::string out("\x78\xda", 2);
  for (std::size_t i = 0; i < count; ++i) {
    out += block;
    sum = adler32_combine(sum, one, static_cast<z_off_t>(part.size()));
  }
  out += std::string("\x03\x00", 2);  // an empty last block
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((sum >> shift) & 0xFF);
  return out;
}

// Deflated once a gigabyte takes a megabyte, twice a few thousand bytes.
std::string deflated_twice(char filler, std::size_t size) {
  const std::size_t part = 1 << 20;
  return deflated(deflated(std::string(part, filler), size / part), 1);
}

constexpr const char* kTwice = "/Filter [/FlateDecode /FlateDecode]";
constexpr const char* kPlaceImage = "q 612 0 0 792 0 0 cm /Im0 Do Q";
constexpr const char* kImageResource = "/XObject << /Im0 5 0 R >>";

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string content_bomb(char filler) {
  return page_of(kLetter, kTwice, deflated_twice(filler, 4 * kGigabyte)).bytes();
}

std::string image_of(const std::string& entries, const std::string& data) {
  return letter_page(kImageResource, kPlaceImage)
      .stream("/Type /XObject /Subtype /Image " + entries, data)
      .bytes();
}

std::string image_bomb() {
  return image_of(std::string("/Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace "
                              "/DeviceRGB ") +
                      kTwice,
                  deflated_twice('\0', 10 * kGigabyte));
}

std::string nested_forms(int depth) {
  RawPdf pdf = letter_page("/XObject << /F0 5 0 R >>", "/F0 Do");
  const std::string calls = repeated("/F0 Do ", 10);
  for (int i = 0; i < depth; ++i) {
    const bool is_last = i + 1 == depth;
    pdf.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources "
        "<< /XObject << /F0 " +
            std::to_string(6 + i) + " 0 R >> >>",
        is_last ? "0 0 10 10 re f" : calls);
  }
  return pdf.bytes();
}

std::string form_in_itself() {
  return letter_page("/XObject << /F0 5 0 R >>", "/F0 Do")
      .stream(
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
          "/XObject << /F0 5 0 R "
          ">> >>",
          "/F0 Do /F0 Do 0 0 9 9 re f")
      .bytes();
}

std::string page_with(const std::string& entries) {
  return page_of(entries, "", "0 0 100 100 re f").bytes();
}

std::string tree_that_loops() {
  return RawPdf()
      .add("<< /Type /Catalog /Pages 2 0 R >>")
      .add("<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 1000000 >>")
      .add("<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 500000 >>")
      .bytes();
}

std::string tree_of_count(const std::string& count) {
  return RawPdf()
      .add("<< /Type /Catalog /Pages 2 0 R >>")
      .add("<< /Type /Pages /Kids [3 0 R] /Count " + count + " >>")
      .add(std::string("<< /Type /Page /Parent 2 0 R ") + kLetter + ">>")
      .bytes();
}

std::string wide_tree() {
  return RawPdf()
      .add("<< /Type /Catalog /Pages 2 0 R >>")
      .add("<< /Type /Pages /Kids [" + repeated("3 0 R ", 300'000) + "] /Count 300000 >>")
      .add(std::string("<< /Type /Page /Parent 2 0 R ") + kLetter + ">>")
      .bytes();
}

std::string packed_content(const std::string& part, std::size_t count) {
  return page_of(std::string(kLetter) + "/Resources << /Font << /F1 5 0 R >> >>",
                 "/Filter /FlateDecode", deflated(repeated(part, 1000), count / 1000 + 1))
      .add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
      .bytes();
}

std::string locked() {
  const std::string secret(32, 'x');
  return page_of(kLetter, "", "0 0 9 9 re f")
      .add("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <" + repeated("41", 32) + "> /U <" +
           repeated("42", 32) + "> >>")
      .bytes("/Encrypt 5 0 R /ID [<" + repeated("00", 16) + "> <" + repeated("00", 16) + ">]");
}

std::string table_that_loops() {
  std::string bytes = letter_page("", "0 0 9 9 re f").bytes();
  const std::size_t table = bytes.rfind("\nxref\n") + 1;
  const std::size_t end = bytes.rfind(">>\nstartxref");
  return bytes.insert(end, "/Prev " + std::to_string(table) + " ");
}

std::string length_of_itself() {
  return RawPdf()
      .add("<< /Type /Catalog /Pages 2 0 R >>")
      .add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
      .add(std::string("<< /Type /Page /Parent 2 0 R /Contents 4 0 R ") + kLetter + ">>")
      .add("<< /Length 4 0 R >>\nstream\n0 0 9 9 re f\nendstream")
      .bytes();
}

std::string deep_object(const std::string& open, const std::string& close, std::size_t depth) {
  return RawPdf()
      .add("<< /Type /Catalog /Pages 2 0 R /Deep " + repeated(open, depth) +
           repeated(close, depth) + " >>")
      .add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
      .add(std::string("<< /Type /Page /Parent 2 0 R ") + kLetter + ">>")
      .bytes();
}

std::string endless_pattern() {
  return letter_page("/Pattern << /P0 5 0 R >>", "/Pattern cs /P0 scn 0 0 612 792 re f")
      .stream(
          "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox "
          "[0 0 1 1] /XStep "
          "0.0001 /YStep 0.0001 /Resources << >>",
          "0 0 1 1 re f")
      .bytes();
}

std::string endless_shading() {
  return letter_page("/Shading << /S0 5 0 R >>", "/S0 sh")
      .add(
          "<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 1000000 0 "
          "1000000] /Function 6 0 R "
          ">>")
      .stream(
          "/FunctionType 0 /Domain [0 1000000 0 1000000] /Range [0 1 0 1 0 "
          "1] /Size [2147483647 "
          "2147483647] /BitsPerSample 32",
          "0")
      .bytes();
}

std::string font_in_itself() {
  return letter_page("/Font << /F1 5 0 R >>", "BT /F1 12 Tf 9 9 Td (aaaaaaaa) Tj ET")
      .add(
          "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 "
          "0 0 1 0 0] /CharProcs "
          "<< /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 "
          "/LastChar 97 /Widths "
          "[9] /Resources << /Font << /F1 5 0 R >> >> >>")
      .stream("", "9 0 d0 BT /F1 12 Tf (aaaaaaaa) Tj ET")
      .bytes();
}

std::string nested_groups() {
  RawPdf pdf = letter_page("/XObject << /F0 5 0 R >>", "/F0 Do");
  for (int i = 0; i < 200; ++i) {
    pdf.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S "
        "/Transparency /I true "
        ">> /Resources << /XObject << /F0 " +
            std::to_string(6 + i) + " 0 R >> >>",
        "/F0 Do");
  }
  return pdf.bytes();
}

std::string annotations_without_end() {
  const std::string annots = "/Annots [" + repeated("5 0 R ", 200'000) + "] ";
  return page_of(kLetter + annots, "", "0 0 9 9 re f")
      .add(
          "<< /Type /Annot /Subtype /Stamp /Rect [0 0 600 700] /AP << /N 6 0 "
          "R >> >>")
      .stream("/Type /XObject /Subtype /Form /BBox [0 0 600 700]", "0 0 600 700 re f")
      .bytes();
}

std::string attachments_without_end() {
  RawPdf pdf = RawPdf()
                   .add(
                       "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << "
                       "/Names [" +
                       repeated("(a) 4 0 R (b) 6 0 R ", 500) + "] >> >> >>")
                   .add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                   .add(std::string("<< /Type /Page /Parent 2 0 R ") + kLetter + ">>");
  for (const char filler : {'a', 'b'}) {
    const std::string number = filler == 'a' ? "5" : "7";
    pdf.add("<< /Type /Filespec /F (a) /EF << /F " + number + " 0 R >> >>")
        .stream(std::string("/Type /EmbeddedFile ") + kTwice,
                deflated_twice(filler, 4 * kGigabyte));
  }
  return pdf.bytes();
}

// A JPEG whose frame header says 65,500 by 65,500 in three colours.
std::string huge_jpeg() {
  const std::string head(
      "\xff\xd8\xff\xc2\x00\x11\x08\xff\xdc\xff\xdc\x03\x01"
      "\x22\x00\x02\x11\x00\x03"
      "\x11\x00",
      21);
  return image_of(
      "/Width 65500 /Height 65500 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
      "/Filter "
      "/DCTDecode",
      head + std::string("\xff\xda\x00\x0c\x03\x01\x00\x02\x00\x03\x00\x00\x3f\x00", 14));
}

// A JBIG2 page of 2^31 - 1 by 2^31 - 1 pixels with a generic region of that
// size.
std::string huge_jbig2() {
  const std::string side("\x7f\xff\xff\xff", 4);
  const std::string page = std::string("\0\0\0\0\x30\0\x01\0\0\0\x13", 11) + side + side +
                           std::string("\0\0\0\0\0\0\0\0\0\0\0", 11);
  const std::string region =
      std::string("\0\0\0\x01\x26\0\x01\0\0\0\x20", 11) + side + side +
      std::string("\0\0\0\0\0\0\0\0\0\0\0\x03\xff\xfd\xff\x02\xfe\xfe\xfe\xfe", 20);
  return image_of(
      "/Width 2147483647 /Height 2147483647 /BitsPerComponent 1 "
      "/ColorSpace /DeviceGray "
      "/Filter /JBIG2Decode",
      page + region);
}

std::string huge_jpx() {
  const std::string side("\x7f\xff\xff\xff", 4);
  const std::string nothing(8, '\0');
  const std::string size = std::string("\xff\x4f\xff\x51\x00\x2f\x00\x00", 8) + side + side +
                           nothing + side + side + nothing +
                           std::string("\0\x03\x07\x01\x01\x07\x01\x01\x07\x01\x01", 11);
  return image_of("/Width 2147483647 /Height 2147483647 /Filter /JPXDecode", size);
}

const std::string kRaw = "/BitsPerComponent 8 /ColorSpace /DeviceGray ";

void add_sizes(std::vector<HostileFile>& files) {
  files.push_back({"media_box_of_kilometres",
                   [] { return page_with("/MediaBox [0 0 1000000000 1000000000]"); }});
  files.push_back({"media_box_beyond_numbers",
                   [] { return page_with("/MediaBox [0 0 1e308 99999999999999999999]"); }});
  files.push_back({"media_box_negative", [] { return page_with("/MediaBox [0 0 -612 -792]"); }});
  files.push_back({"media_box_upside_down", [] { return page_with("/MediaBox [612 792 0 0]"); }});
  files.push_back({"media_box_of_nothing", [] { return page_with("/MediaBox [0 0 0 0]"); }});
  files.push_back({"media_box_a_hair", [] { return page_with("/MediaBox [0 0 0.001 14000]"); }});
  files.push_back({"crop_box_elsewhere", [] {
                     return page_with("/MediaBox [0 0 612 792] /CropBox [9000 9000 9999 9999]");
                   }});
  files.push_back(
      {"user_unit_huge", [] { return page_with("/MediaBox [0 0 612 792] /UserUnit 1000000000"); }});
  files.push_back(
      {"user_unit_negative", [] { return page_with("/MediaBox [0 0 612 792] /UserUnit -75"); }});
}

void add_images(std::vector<HostileFile>& files) {
  files.push_back({"image_bomb", [] { return image_bomb(); }});
  files.push_back({"image_beyond_memory",
                   [] { return image_of("/Width 2147483647 /Height 2147483647 " + kRaw, "x"); }});
  files.push_back(
      {"image_negative", [] { return image_of("/Width -5 /Height 2147483647 " + kRaw, "x"); }});
  files.push_back({"image_fax_columns", [] {
                     return image_of(
                         "/Width 9 /Height 9 /BitsPerComponent 1 /ColorSpace "
                         "/DeviceGray /Filter /CCITTFaxDecode /DecodeParms << "
                         "/K -1 /Columns 2147483646 /Rows 2147483646 >>",
                         "xxxx");
                   }});
  files.push_back({"image_predictor", [] {
                     return image_of(
                         "/Width 9 /Height 9 /Filter /FlateDecode /DecodeParms "
                         "<< /Predictor 15 /Colors 32 /BitsPerComponent 16 "
                         "/Columns 2147483647 >> " +
                             kRaw,
                         deflated("x", 99));
                   }});
  files.push_back({"image_jpeg_huge", [] { return huge_jpeg(); }});
  files.push_back({"image_jbig2_huge", [] { return huge_jbig2(); }});
  files.push_back({"image_jpx_huge", [] { return huge_jpx(); }});
}

void add_structures(std::vector<HostileFile>& files) {
  files.push_back({"page_tree_loops", [] { return tree_that_loops(); }});
  files.push_back({"page_count_2_31", [] { return tree_of_count("2147483648"); }});
  files.push_back({"page_count_below_2_31", [] { return tree_of_count("2147483647"); }});
  files.push_back({"page_count_negative", [] { return tree_of_count("-1"); }});
  files.push_back({"page_tree_wide", [] { return wide_tree(); }});
  files.push_back({"locked", [] { return locked(); }});
  files.push_back({"table_loops", [] { return table_that_loops(); }});
  files.push_back({"length_of_itself", [] { return length_of_itself(); }});
  files.push_back({"arrays_deep", [] { return deep_object("[", "]", 1'000'000); }});
  files.push_back({"dictionaries_deep", [] { return deep_object("<< /A ", " >>", 500'000); }});
  files.push_back({"annotations_many", [] { return annotations_without_end(); }});
  files.push_back({"attachments_bomb", [] { return attachments_without_end(); }});
  files.push_back({"only_a_head", [] { return std::string("%PDF-1.7\n"); }});
  files.push_back({"not_even_that", [] { return std::string(100'000, '\xff'); }});
}

void add_contents(std::vector<HostileFile>& files) {
  files.push_back({"content_bomb_of_blanks", [] { return content_bomb(' '); }});
  files.push_back({"content_bomb_of_zeros", [] { return content_bomb('0'); }});
  files.push_back({"forms_10_to_the_9", [] { return nested_forms(9); }});
  files.push_back({"form_in_itself", [] { return form_in_itself(); }});
  files.push_back({"operators_by_the_million", [] {
                     return packed_content("0 0 m 600 700 l S 9 9 500 500 re f\n", 5'000'000);
                   }});
  files.push_back({"states_without_end", [] { return packed_content("q ", 20'000'000); }});
  files.push_back({"messages_by_the_million",
                   [] { return packed_content("nonsense (x) Tz /None Do\n", 5'000'000); }});
  files.push_back({"words_by_the_million", [] {
                     return packed_content("BT /F1 1 Tf 9 9 Td (a b c d e f) Tj ET\n", 2'000'000);
                   }});
  files.push_back({"dashes_without_end",
                   [] { return packed_content("[0.00001] 0 d 0 0 m 600 700 l S\n", 100); }});
  files.push_back({"clips_without_end",
                   [] { return packed_content("0 0 m 600 700 l 9 500 l h W n\n", 2'000'000); }});
  files.push_back({"brackets_deep", [] { return packed_content("[", 5'000'000); }});
  files.push_back({"inline_image_huge", [] {
                     return packed_content("BI /W 2147483647 /H 2147483647 /BPC 8 /CS /G ID x EI\n",
                                           10);
                   }});
  files.push_back({"pattern_without_end", [] { return endless_pattern(); }});
  files.push_back({"shading_without_end", [] { return endless_shading(); }});
  files.push_back({"font_in_itself", [] { return font_in_itself(); }});
  files.push_back({"groups_nested", [] { return nested_groups(); }});
}

}  // namespace

std::vector<HostileFile> hostile_files() {
  std::vector<HostileFile> files;
  add_sizes(files);
  add_images(files);
  add_structures(files);
  add_contents(files);
  return files;
}

}  // namespace palimpsest::test
