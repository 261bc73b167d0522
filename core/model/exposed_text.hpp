// Words that a file still carries and its reader cannot see: a redaction that has failed.
//
// The words themselves leave the worker process only when a person asks for them by
// `inspect --show-exposed`; records, indexes and every other output hold place and number.
#pragma once

#include "model/names.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>

namespace palimpsest {

// Why the words are known to be there. Written to records: never renumber or reuse; new ones go to
// the end.
enum class ExposureBasis {
  kCoveredByShape,       // a filled path was painted over them
  kCoveredByImage,       // an image was painted over them
  kCoveredByAnnotation,  // the appearance of an annotation lies over them
  kColorOfGround,        // painted in the colour of what lies below: on a bar, white on white
  kInvisible,            // text that is not painted at all (render mode 3), over a flat area
  kRecognitionLayer,     // recognised before the picture was redacted
  kMarkedForRemoval,     // an annotation asks for their removal, which never took place
  kOutsidePage,          // beside the visible part of the page
  kHiddenLayer,          // on a layer that is switched off
  kEarlierVersion,       // in an earlier version inside the file, where a redaction is now
  kAttachment,           // in a file that is attached
  kUnderRedaction,       // under a redaction; how they were covered is not known
};
template <>
inline constexpr auto kNames<ExposureBasis> = names_of("covered_by_shape", "covered_by_image",
                                                       "covered_by_annotation", "color_of_ground",
                                                       "invisible", "recognition_layer",
                                                       "marked_for_removal", "outside_page",
                                                       "hidden_layer", "earlier_version",
                                                       "attachment", "under_redaction");

struct ExposedText {
  ExposureBasis basis{};
  std::optional<int> page;       // from 1; none when it is of the whole file
  std::optional<Region> region;  // of that page
  int characters = 0;            // as a reader counts them, without spaces
  std::string words;             // UTF-8; withheld: see above

  friend bool operator==(const ExposedText&, const ExposedText&) = default;
};

}  // namespace palimpsest
