// How long a server's answer asks to be left alone.
//
//   wait_asked_for({{"retry-after", "120"}}, now)               // 120 s
//   fresh_for({{"cache-control", "public, max-age=600"}}, now)  // 600 s
#pragma once

#include <chrono>
#include <cstdint>

#include "standoff/read/records/http_response.h"

namespace standoff {

// Retry-After, seconds or a date, from `now` in seconds since 1970; 0 where there is none, it makes
// no sense or lies in the past; at most seven days.
// Source: RFC 9110, section 10.2.3.
std::chrono::seconds wait_asked_for(const HeaderFields& fields, std::int64_t now);

// For how long the answer says that it stays as it is: max-age less Age, else Expires; 0 where it
// does not say, or says no-cache or no-store; at most a day.
// Source: RFC 9111, sections 4.2 and 5.2.2.
std::chrono::seconds fresh_for(const HeaderFields& fields, std::int64_t now);

}  // namespace standoff
