#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tierwise {

/// One thing that is wrong with a document or a request. Travels as a value; nothing in this library throws it.
struct Problem {
  Problem() = default;
  Problem(std::string_view id, std::string_view document, std::string_view pointer, std::string_view expected,
          std::string_view found);

  std::string_view id;        ///< a literal, such as `expected-amount`; every id has a test vector
  std::string_view document;  ///< a literal: `rules`, `portfolio`, `changes` or `request`
  std::string pointer;        ///< JSON pointer to the place, empty for the whole document
  std::string expected;       ///< what should be there, in English
  std::string found;          ///< what is there, as JSON or in words; may be empty

  /// `portfolio /clients/3/subscriptions/0/mrr: expected an amount, found "12,5"`
  std::string message() const;
};

using Problems = std::vector<Problem>;

/// At most this many problems of one document are reported.
inline constexpr std::size_t kMostProblems = 100;

/// Either a value or at least one problem.
template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Problems problems) : problems_(std::move(problems)) {}
  Result(Problem problem) { problems_.push_back(std::move(problem)); }

  explicit operator bool() const { return value_.has_value(); }
  const T& value() const& { return *value_; }
  T& value() & { return *value_; }
  T&& value() && { return *std::move(value_); }
  const T& operator*() const& { return *value_; }
  const T* operator->() const { return &*value_; }
  const Problems& problems() const { return problems_; }

  /// Becomes the value.
  void set(T value) { value_.emplace(std::move(value)); }
  /// Becomes the problems, of which there is at least one.
  void refuse(Problems problems) {
    value_.reset();
    problems_ = std::move(problems);
  }

 private:
  std::optional<T> value_;
  Problems problems_;  // none: there is a value
};

}  // namespace tierwise
