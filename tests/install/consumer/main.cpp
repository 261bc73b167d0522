#include "archive/archive.hpp"
#include "base/digest.hpp"

#include <iostream>

int main(int, char** arguments) {
  if (palimpsest::archive::find_archive(arguments[1])) return 1;
  std::cout << palimpsest::sha256_of("abc").hex() << "\n";
  return 0;
}
