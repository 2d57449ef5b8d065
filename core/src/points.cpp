#include "tierwise/points.hpp"

#include <algorithm>
#include <compare>
#include <limits>

#include "tierwise/order.hpp"

namespace tierwise {
namespace {

using Limb = std::uint32_t;

// A rough sum is trusted where it is further than the margin from where it would tell something else. The margin holds
// for a hundred thousand summands.
constexpr int kBits = 40;
constexpr std::int64_t kOne = std::int64_t{1} << kBits;
constexpr std::int64_t kMargin = std::int64_t{1} << 20;

/// A natural number of any size, with just what an exact comparison of sums of fractions needs.
class Natural {
 public:
  explicit Natural(Int128 value) {
    for (; value != 0; value >>= 32) limbs_.push_back(static_cast<Limb>(value));
  }

  void multiply(Int128 factor) {
    const Natural other(factor);
    std::vector<Limb> product(limbs_.size() + other.limbs_.size(), 0);
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; j < other.limbs_.size(); ++j) {
        carry += std::uint64_t{limbs_[i]} * other.limbs_[j] + product[i + j];
        product[i + j] = static_cast<Limb>(carry);
        carry >>= 32;
      }
      product[i + other.limbs_.size()] = static_cast<Limb>(carry);
    }
    limbs_ = std::move(product);
    trim();
  }

  void add(const Natural& other) {
    limbs_.resize(std::max(limbs_.size(), other.limbs_.size()) + 1, 0);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      carry += std::uint64_t{limbs_[i]} + (i < other.limbs_.size() ? other.limbs_[i] : 0);
      limbs_[i] = static_cast<Limb>(carry);
      carry >>= 32;
    }
    trim();
  }

  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
    if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() <=> b.limbs_.size();
    for (std::size_t i = a.limbs_.size(); i-- > 0;) {
      if (a.limbs_[i] != b.limbs_[i]) return a.limbs_[i] <=> b.limbs_[i];
    }
    return std::strong_ordering::equal;
  }

 private:
  void trim() {
    while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  }

  std::vector<Limb> limbs_;  // least significant first
};

/// Compares the sum of proper fractions (0 < numerator < denominator) with a natural number.
std::strong_ordering compare_exactly(const std::vector<Fraction>& fractions, Int128 whole) {
  Natural sum(0);
  Natural target(whole);
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    Natural scaled(fractions[i].numerator);
    for (std::size_t j = 0; j < fractions.size(); ++j) {
      if (j != i) scaled.multiply(fractions[j].denominator);
    }
    sum.add(scaled);
    target.multiply(fractions[i].denominator);
  }
  return sum <=> target;
}

template <class Integer>
struct Quotient {
  Integer whole = 0;
  Integer rest = 0;  // 0 or more, below the divisor
};

template <class Integer>
Quotient<Integer> floor_divide(Integer value, Integer divisor) {
  const Integer quotient = value / divisor;
  const Integer rest = value - quotient * divisor;
  return rest < 0 ? Quotient<Integer>{quotient - 1, rest + divisor} : Quotient<Integer>{quotient, rest};
}

constexpr std::int64_t kMillion = 1'000'000;

/// `numerator / denominator` times `scale`, a small power of ten, as a whole number and a proper fraction.
template <class Integer>
Quotient<Integer> divide_scaled(Integer numerator, Integer denominator, std::int64_t scale) {
  const Quotient quotient = floor_divide(numerator, denominator);
  const Quotient scaled = floor_divide(quotient.rest * scale, denominator);
  return {quotient.whole * scale + scaled.whole, scaled.rest};
}

/// The largest integer not above the sum of `terms`, each times `scale`, and whether the sum is just that integer.
struct Floor {
  Int128 whole = 0;
  bool exact = true;
};

Floor floor_of(const std::vector<Fraction>& terms, std::int64_t scale, bool plus_one_half) {
  Int128 whole = 0;
  std::vector<Fraction> rests;
  double estimate = 0;
  const auto add_rest = [&](Int128 rest, Int128 denominator) {
    rests.push_back({rest, denominator});
    estimate += static_cast<double>(rest) / static_cast<double>(denominator);
  };
  for (const Fraction& term : terms) {
    const Quotient quotient = divide_scaled(term.numerator, term.denominator, scale);
    whole += quotient.whole;
    if (quotient.rest != 0) add_rest(quotient.rest, term.denominator);
  }
  if (plus_one_half) add_rest(1, 2);
  const auto nearest = static_cast<Int128>(estimate + 0.5);
  const std::strong_ordering order = compare_exactly(rests, nearest);
  return {whole + (order < 0 ? nearest - 1 : nearest), order == 0};
}

}  // namespace

RoughSum::RoughSum(const Fraction& fraction) {
  const auto set = [&](const auto& quotient, auto denominator) {
    whole_ = quotient.whole;
    rest_ = static_cast<std::int64_t>(static_cast<double>(quotient.rest) / static_cast<double>(denominator) * kOne);
  };
  const auto numerator = static_cast<std::int64_t>(fraction.numerator);
  const auto denominator = static_cast<std::int64_t>(fraction.denominator);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / kMillion;
  const std::int64_t least_denominator = numerator / kMost;
  // In 64 bits where nothing can exceed them: a division costs a fraction of one of 128, above all in WebAssembly.
  if (numerator == fraction.numerator && fraction.denominator <= kMost && -denominator < least_denominator &&
      least_denominator < denominator) {
    set(divide_scaled(numerator, denominator, kMillion), denominator);
  } else {
    set(divide_scaled(fraction.numerator, fraction.denominator, kMillion), fraction.denominator);
  }
}

RoughSum& RoughSum::operator+=(const RoughSum& other) {
  whole_ += other.whole_;
  rest_ += other.rest_;
  return *this;
}

RoughSum& RoughSum::operator-=(const RoughSum& other) {
  whole_ -= other.whole_;
  rest_ -= other.rest_;
  return *this;
}

int RoughSum::sign() const {
  const Int128 floor = whole_ + (rest_ >> kBits);
  const std::int64_t part = rest_ & (kOne - 1);
  if (floor > 0 || (floor == 0 && part > kMargin)) return 1;
  if (floor < -1 || (floor == -1 && part < kOne - kMargin)) return -1;
  return 0;
}

std::optional<ShownPoints> RoughSum::shown() const {
  const std::int64_t with_half = rest_ + kOne / 2;
  const Int128 floor = whole_ + (with_half >> kBits);
  const std::int64_t part = with_half & (kOne - 1);
  if (part <= kMargin || part >= kOne - kMargin) return std::nullopt;
  return ShownPoints{floor};
}

ShownPoints shown(const Fraction& points) {
  const auto numerator = static_cast<std::int64_t>(points.numerator);
  const auto denominator = static_cast<std::int64_t>(points.denominator);
  std::int64_t millionths = 0;
  // A division of 64 bits costs a fraction of one of 128, above all in WebAssembly.
  if (numerator == points.numerator && denominator == points.denominator &&
      !__builtin_mul_overflow(numerator, kMillion, &millionths)) {
    return {divide_rounded(millionths, denominator)};
  }
  return {divide_rounded(points.numerator * kMillion, points.denominator)};
}

void Points::add(Fraction fraction) {
  if (fraction.zero()) return;
  const auto place = std::lower_bound(terms_.begin(), terms_.end(), fraction.denominator,
                                      [](const Fraction& term, Int128 den) { return term.denominator < den; });
  if (place == terms_.end() || place->denominator != fraction.denominator) {
    insert_at(terms_, place - terms_.begin(), fraction);
    return;
  }
  place->numerator += fraction.numerator;
  if (place->zero()) terms_.erase(place);
}

Points& Points::operator+=(const Points& other) {
  for (const Fraction& term : other.terms_) add(term);
  return *this;
}

Points& Points::operator-=(const Points& other) {
  for (const Fraction& term : other.terms_) add(-term);
  return *this;
}

RoughSum Points::rough() const {
  RoughSum sum;
  for (const Fraction& term : terms_) sum += RoughSum(term);
  return sum;
}

int Points::sign() const {
  if (terms_.empty()) return 0;
  if (terms_.size() == 1) return terms_.front().numerator < 0 ? -1 : 1;
  if (const int sign = rough().sign()) return sign;
  const Floor floor = floor_of(terms_, 1, false);
  if (floor.whole < 0) return -1;
  return floor.whole == 0 && floor.exact ? 0 : 1;
}

Int128 Points::rounded() const {
  if (const auto shown = rough().shown()) return shown->millionths;
  if (sign() >= 0) return floor_of(terms_, kMillion, true).whole;
  Points positive;
  positive -= *this;
  return -positive.rounded();
}

}  // namespace tierwise
