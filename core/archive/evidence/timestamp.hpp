// Time stamps over checkpoints: by an authority, that the log stood like this at the latest then.
//
//   checkpoints/<size>            the checkpoint, kept
//   timestamps/<size>/0.tsr       the authority's reply for the text of the checkpoint
//   timestamps/<size>/0.pem       its certificate, and the way to a root
//   timestamps/<size>/1.tsr ...   renewals: replies for the text and all replies before, in a row
//
// Below refs/archive/log. Written to the log: never rename.
#pragma once

#include "archive/actor.hpp"
#include "archive/evidence/log_view.hpp"
#include "model/time_stamp.hpp"
#include "proof/time/time_stamp.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns the replies that are kept for the checkpoint of this size, the first stamp before its
// renewals.
[[nodiscard]] std::vector<proof::StampedReply> kept_replies(const LogView& view,
                                                            std::uint64_t size);

// Returns what the next reply for a checkpoint is to be about. `text` is that of the note.
[[nodiscard]] std::string message_to_stamp(const std::string& text,
                                           const std::vector<proof::StampedReply>& before);

// Returns a query for the newest checkpoint, which is kept from now on.
[[nodiscard]] std::string query_time_stamp(store::Store& store, const Actor& actor);

// Keeps an authority's reply for the newest or any other kept checkpoint. `roots` are PEM
// certificates; empty stands for those that the system trusts. Throws Error(input) when the reply
// is for none of them, was refused, or leads to no root.
[[nodiscard]] KeptTimeStamp keep_reply(store::Store& store, const std::string& reply,
                                       const std::string& roots, const Actor& actor);

// Asks the authority at `url` for the newest checkpoint, unless it is stamped already.
[[nodiscard]] KeptTimeStamp time_stamp(store::Store& store, const std::string& url,
                                       const std::string& roots, const Actor& actor);

// Has those time stamps stamped anew that run out within a year from `actor.time`.
[[nodiscard]] std::vector<KeptTimeStamp> renew_time_stamps(store::Store& store,
                                                           const std::string& url,
                                                           const std::string& roots,
                                                           const Actor& actor);

// Returns what each kept reply for the checkpoint of this size says. Throws Error(integrity) when
// one does not hold.
[[nodiscard]] std::vector<KeptTimeStamp> check_replies(const LogView& view, std::uint64_t size);

// Returns the sizes of the checkpoints that are stamped.
[[nodiscard]] std::vector<std::uint64_t> stamped_sizes(const LogView& view);

// Whether the newest commit is covered by a time stamp.
[[nodiscard]] bool is_time_stamped(const store::Store& store);

}  // namespace palimpsest::archive
