#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tierwise {

/// One thing that is wrong with a document or a request. Travels as a value; nothing in this library throws it.
struct Problem {
  std::string id;        ///< stable, such as `expected-amount`; every id has a test vector
  std::string document;  ///< `rules`, `portfolio`, `changes` or `request`
  std::string pointer;   ///< JSON pointer to the place, empty for the whole document
  std::string expected;  ///< what should be there, in English
  std::string found;     ///< what is there, as JSON or in words; may be empty

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
  Result(T value) : state_(std::move(value)) {}
  Result(Problems problems) : state_(std::move(problems)) {}
  Result(Problem problem) : state_(Problems{std::move(problem)}) {}

  explicit operator bool() const { return state_.index() == 0; }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T& value() & { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }
  const Problems& problems() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Problems> state_;
};

}  // namespace tierwise
