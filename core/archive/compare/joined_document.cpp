#include "archive/compare/joined_document.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::archive {

void renumber(Page& page, int number) {
  page.number = number;
  for (Finding& finding : page.findings) finding.page = number;
  for (Identifier& identifier : page.identifiers) identifier.page = number;
}

std::unique_ptr<worker::OpenDocument> open_named(worker::Client& worker, const NamedPdf& pdf,
                                                 const worker::ReadOptions& reading) {
  worker::ReadOptions of_part = reading;
  if (pdf.pages) of_part.pages = pdf.pages;
  try {
    return worker.open(pdf.bytes, of_part);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    throw Error(ErrorKind::kInput, pdf.name + ": " + error.what(), error.hint());
  }
}

JoinedDocument::JoinedDocument(worker::Client& worker, std::vector<NamedPdf> parts,
                               const worker::ReadOptions& reading)
    : worker_(worker), reading_(reading) {
  for (NamedPdf& pdf : parts) {
    open_ = open_named(worker_, pdf, reading_);
    parts_.push_back({std::move(pdf), page_count_ + 1, open_->page_count()});
    page_count_ += open_->page_count();
  }
  open_part_ = &parts_.back();
  tooling_ = open_->tooling();
}

int JoinedDocument::open_part_of(int number) {
  const auto part = std::find_if(parts_.begin(), parts_.end(), [&](const Part& candidate) {
    return number < candidate.first_page + candidate.page_count;
  });
  if (number < 1 || part == parts_.end()) {
    throw Error(ErrorKind::kInternal, "there is no page " + std::to_string(number));
  }
  if (&*part != open_part_) {
    open_.reset();
    open_part_ = nullptr;  // opening can fail, and the next request tries again
    open_ = open_named(worker_, part->pdf, reading_);
    open_part_ = &*part;
  }
  return number - part->first_page + 1;
}

Raster JoinedDocument::render_gray(int number, int dpi) {
  const int page = open_part_of(number);
  return open_->render_gray(page, dpi);
}

RegionReading JoinedDocument::read_region(int page, const Region& region) {
  const auto known = readings_.find({page, region});
  if (known != readings_.end()) return known->second;
  const int page_of_part = open_part_of(page);
  return readings_[{page, region}] = open_->read_region(page_of_part, region);
}

Picture JoinedDocument::draw_picture(const PictureRequest& request) {
  PictureRequest of_part = request;
  of_part.page = open_part_of(request.page);
  return open_->draw_picture(of_part);
}

worker::PageReading JoinedDocument::read_page(int number, worker::ReadingDepth depth) {
  try {
    const int page_of_part = open_part_of(number);
    worker::PageReading reading = open_->read_page(page_of_part, depth);
    renumber(reading.page, number);
    return reading;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    Page lost;
    lost.number = number;
    lost.findings.push_back({FindingKind::kPageNotRendered, error.what(), number, {}, 0});
    return {std::move(lost), worker::ReadingDepth::kWhole};
  }
}

Sha256 JoinedDocument::sha256() const {
  if (parts_.size() == 1) return sha256_of(parts_.front().pdf.bytes);
  std::string all;
  for (const Part& part : parts_) all += sha256_of(part.pdf.bytes).hex();
  return sha256_of(all);
}

}  // namespace palimpsest::archive
