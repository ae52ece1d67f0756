#include "standoff/read/web/address.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(Address, Parses) {
  struct Case {
    const char* why;
    std::string text;
    std::string address, server, path;
  };
  const Case kCases[] = {
      {"plain", "https://news.example/a?b=c", "https://news.example/a?b=c", "https://news.example",
       "/a?b=c"},
      {"a host alone", "http://news.example", "http://news.example/", "http://news.example", "/"},
      {"capitals", "HTTP://News.Example/A", "http://news.example/A", "http://news.example", "/A"},
      {"a port", "http://a.example:8080/", "http://a.example:8080/", "http://a.example:8080", "/"},
      {"the usual port", "https://a.example:443/", "https://a.example/", "https://a.example", "/"},
      {"a fragment", "http://a.example/b#c", "http://a.example/b", "http://a.example", "/b"},
      {"space around and inside", "  http://a.example/b c\r\n", "http://a.example/b%20c",
       "http://a.example", "/b%20c"},
      {"letters beyond ASCII", "http://a.example/caf\xC3\xA9", "http://a.example/caf%c3%a9",
       "http://a.example", "/caf%c3%a9"},
      {"dots", "http://a.example/b/../c/./d", "http://a.example/c/d", "http://a.example", "/c/d"},
      {"nobody's name", "http://@a.example/", "http://a.example/", "http://a.example", "/"},
      {"IPv6", "http://[::1]:80/", "http://[::1]/", "http://[::1]", "/"},
  };
  for (const Case& row : kCases) {
    const Result<WebAddress> address = parse_address(row.text);
    ASSERT_TRUE(address) << row.why << ": " << address.error().message;
    EXPECT_EQ(address->text, row.address) << row.why;
    EXPECT_EQ(address->server, row.server) << row.why;
    EXPECT_EQ(address->path, row.path) << row.why;
  }
}

TEST(Address, Refuses) {
  struct Case {
    const char* why;
    std::string text;
    std::string message;
  };
  const Case kCases[] = {
      {"nothing", "", "not an address of http or https: ''"},
      {"a path", "a.txt", "not an address of http or https: 'a.txt'"},
      {"a file", "file:///etc/passwd", "not an address of http or https: 'file:///etc/passwd'"},
      {"no host", "http://", "not an address of http or https: 'http://'"},
      {"a host that is no text", "http://a%aa.example/",
       "an address without a host's name: 'http://a%aa.example/'"},
      {"a host with a path in it", "http://a%2Fb.example/",
       "not an address of http or https: 'http://a%2Fb.example/'"},
      {"a name", "http://me@a.example/", "an address with a user's name or password"},
      {"a password", "http://me:secret@a.example/", "an address with a user's name or password"},
      {"a line end", "http://a.example/\nX: y",
       "an address with control characters: 'http://a.example/?X:?y'"},
      {"not UTF-8", "http://a.example/\xFF",
       "an address with control characters: 'http://a.example/?'"},
      {"endless", "http://a.example/" + std::string(9000, 'a'),
       "an address above 8,000 bytes: 'http://a.example/" + std::string(63, 'a') + "...'"},
  };
  for (const Case& row : kCases) {
    const Result<WebAddress> address = parse_address(row.text);
    ASSERT_FALSE(address) << row.why << ": " << address->text;
    EXPECT_EQ(address.error().message, row.message) << row.why;
  }
}

TEST(Address, ResolvesReferences) {
  struct Case {
    const char* why;
    std::string reference;
    std::string address;  // empty: refused
  };
  const Case kCases[] = {
      {"a path", "/x?y", "https://a.example/x?y"},
      {"a name", "x", "https://a.example/b/x"},
      {"up", "../x", "https://a.example/x"},
      {"another host", "//c.example/x", "https://c.example/x"},
      {"a whole address", "http://c.example", "http://c.example/"},
      {"a query", "?y", "https://a.example/b/c?y"},
      {"nothing", " ", ""},
      {"a file", "file:///etc/passwd", ""},
      {"another protocol", "gopher://a.example/", ""},
      {"a script", "javascript:alert(1)", ""},
      {"a password", "http://me:secret@a.example/", ""},
      {"a line end", "/x\r\nSet-Cookie: y", ""},
  };
  const WebAddress base = *parse_address("https://a.example/b/c?d");
  for (const Case& row : kCases) {
    const Result<WebAddress> address = resolve_address(base, row.reference);
    EXPECT_EQ(address ? address->text : "", row.address) << row.why;
  }
}

TEST(Address, KnowsWhatEverybodyCanReach) {
  struct Case {
    const char* why;
    const char* ip;
    bool is_public;
  };
  const Case kCases[] = {
      {"the internet", "93.184.216.34", true},
      {"this machine", "127.0.0.1", false},
      {"all of its names", "127.8.9.10", false},
      {"no machine", "0.0.0.0", false},
      {"a home", "192.168.1.1", false},
      {"beside it", "192.169.1.1", true},
      {"an office", "10.20.30.40", false},
      {"another", "172.31.255.255", false},
      {"beside it", "172.32.0.1", true},
      {"a provider's inside", "100.64.0.1", false},
      {"a cloud's notes for its machines", "169.254.169.254", false},
      {"a group", "224.0.0.1", false},
      {"everybody", "255.255.255.255", false},
      {"IPv6", "2606:2800:220:1:248:1893:25c8:1946", true},
      {"this machine", "::1", false},
      {"none", "::", false},
      {"a home", "fd00::1", false},
      {"a link", "fe80::1", false},
      {"documentation", "2001:db8::1", false},
      {"this machine in disguise", "::ffff:127.0.0.1", false},
      {"the internet in disguise", "::ffff:93.184.216.34", true},
      {"behind NAT64", "64:ff9b::a00:1", false},
      {"behind 6to4", "2002:7f00:1::", false},
      {"no address", "news.example", false},
  };
  for (const Case& row : kCases)
    EXPECT_EQ(is_public_ip(row.ip), row.is_public) << row.why << row.ip;
}

}  // namespace
}  // namespace standoff
