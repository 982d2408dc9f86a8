package dev.licet.guard.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest { // G25
  private static final String SEEN = "http://app:8080/a/b?c=d";
  private static final TrustedProxies PROXIES =
      TrustedProxies.at(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/33", "0:0::1"));

  private static Optional<String> called(String peer, Map<String, List<String>> headers) {
    return called(SEEN, peer, headers);
  }

  private static Optional<String> called(
      String seen, String peer, Map<String, List<String>> headers) {
    return PROXIES.calledUrl(
        URI.create(seen), Optional.of(peer), name -> headers.getOrDefault(name, List.of()));
  }

  private static Map<String, List<String>> forwarded(String... values) {
    return Map.of("Forwarded", List.of(values));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, true",
    "10.255.255.255, true",
    "11.0.0.1, false",
    "192.0.2.7, true",
    "192.0.2.8, false",
    "2001:db8::1, true",
    "2001:db8:7fff::1, true",
    "2001:db8:8000::1, false",
    "::1, true",
    "0:0:0:0:0:0:0:1%lo, true",
    "::ffff:10.0.0.1, true",
    "localhost, false",
    "10.0.0, false",
    "10.0.0.256, false",
    "'', false",
    "unknown, false"
  })
  void knowsItsProxiesByTheirAddresses(String peer, boolean trusted) {
    assertThat(PROXIES.includes(Optional.of(peer))).isEqualTo(trusted);
  }

  @Test
  void aPortThatAnInnerProxySaysIsNotOfTheHostThatAnOuterOneSays() {
    Map<String, List<String>> headers =
        Map.of(
            "X-Forwarded-For", List.of("203.0.113.9, 192.0.2.7"),
            "X-Forwarded-Host", List.of("api.example, inner.example"),
            "X-Forwarded-Port", List.of("8443"));
    assertThat(called("10.0.0.1", headers)).contains("http://api.example/a/b");
    Map<String, List<String>> withoutOuterHost =
        Map.of(
            "X-Forwarded-For", List.of("203.0.113.9, 192.0.2.7"),
            "X-Forwarded-Host", List.of("inner.example"),
            "X-Forwarded-Port", List.of("8443"));
    assertThat(called("10.0.0.1", withoutOuterHost)).contains("http://inner.example:8443/a/b");
  }

  @Test
  void aBlockMayBeOneAddress() {
    TrustedProxies one = TrustedProxies.at(List.of("10.0.0.1/32", "::1/128"));
    assertThat(one.includes(Optional.of("10.0.0.1"))).isTrue();
    assertThat(one.includes(Optional.of("10.0.0.0"))).isFalse();
    assertThat(one.includes(Optional.of("::1"))).isTrue();
  }

  @Test
  void believesNobodyWhoseAddressIsNotKnown() {
    assertThat(PROXIES.includes(Optional.empty())).isFalse();
    assertThat(TrustedProxies.at(List.of()).includes(Optional.of("127.0.0.1"))).isFalse();
    assertThat(TrustedProxies.at(List.of("0.0.0.0/0")).includes(Optional.of("1.2.3.4"))).isTrue();
    assertThat(TrustedProxies.at(List.of("0.0.0.0/0")).includes(Optional.of("::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/x",
        "10.0.0",
        "2001:db8::/129",
        "::g",
        "",
        "*",
        "10.0.0.0/-1",
        "1:2:3"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> TrustedProxies.at(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "LICET_TRUSTED_PROXIES / licet.trusted-proxies contains '" + text + "'");
  }

  @Test
  void withoutAProxyTheUrlIsTheOneSeen() {
    assertThat(called("10.0.0.1", Map.of())).contains("http://app:8080/a/b");
    assertThat(called("203.0.113.1", Map.of())).contains("http://app:8080/a/b");
  }

  @Test
  void whatAStrangerSaysIsNotRead() {
    Map<String, List<String>> forged =
        Map.of(
            "Forwarded", List.of("proto=https;host=evil.example"),
            "X-Forwarded-Host", List.of("evil.example"),
            "X-Forwarded-Proto", List.of("https"),
            "X-Forwarded-Prefix", List.of("/evil"));
    assertThat(called("203.0.113.1", forged)).contains("http://app:8080/a/b");
  }

  @Test
  void aHeaderThatOnlyLooksAlikeIsNotRead() {
    assertThat(called("10.0.0.1", Map.of("X_Forwarded_Host", List.of("evil.example"))))
        .contains("http://app:8080/a/b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.1;proto=https;host=api.example | https://api.example/a/b",
        "For=\"[2001:db8:ffff::1]:4711\" ; Proto=HTTPS ; Host=\"API.example:8443\" | https://api.example:8443/a/b",
        "proto=https;host=\"api\\.example\";for=_hidden | https://api.example/a/b",
        "for=unknown;host=api.example | http://api.example/a/b",
        "proto=https | https://app:8080/a/b",
        "for=203.0.113.1;host=evil.example, for=203.0.113.1;proto=https;host=api.example | https://api.example/a/b",
        "host=evil.example, for=203.0.113.1;host=api.example | http://api.example/a/b",
        "for=203.0.113.1;proto=https;host=api.example, for=10.1.1.1;proto=http;host=inner | https://api.example/a/b",
        "for=203.0.113.1;proto=https, for=10.1.1.1;host=inner | https://inner/a/b",
        "for=10.2.2.2;proto=https;host=api.example | https://api.example/a/b"
      })
  void readsTheStandardHeader(String header, String url) { // RFC 7239
    assertThat(called("10.0.0.1", forwarded(header))).contains(url);
  }

  @Test
  void readsSeveralStandardHeadersAsOneList() {
    assertThat(
            called(
                "10.0.0.1",
                forwarded("for=203.0.113.1;host=api.example", "for=10.1.1.1;host=inner")))
        .contains("http://api.example/a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "host=",
        "host=a b",
        "host=a;host=b",
        "host=\"a",
        "host=a,",
        ";host=a",
        "host=a;;proto=https",
        "host=\"a/b\"",
        "host=\"user@a\"",
        "host=\"a:b\"",
        "proto=ftp",
        "proto=\"https:\"",
        "host=\"\""
      })
  void knowsNoUrlWhereATrustedProxySpeaksNonsense(String header) {
    assertThat(called("10.0.0.1", forwarded(header))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.1 | https | api.example | - | - | https://api.example/a/b",
        "203.0.113.1 | https | api.example | 8443 | - | https://api.example:8443/a/b",
        "203.0.113.1 | https | api.example:1 | 443 | - | https://api.example/a/b",
        "- | https | - | 8443 | - | https://app:8443/a/b",
        "203.0.113.1 | - | evil.example, api.example | - | - | http://api.example/a/b",
        "9.9.9.9, 203.0.113.1 | http, https | evil.example, api.example | - | - | https://api.example/a/b",
        "203.0.113.1, 10.1.1.1 | https, http | api.example, inner | - | - | https://api.example/a/b",
        "203.0.113.1, 10.1.1.1 | https | api.example | - | - | https://api.example/a/b",
        "203.0.113.1 | https | api.example | - | /shop/ | https://api.example/shop/a/b",
        "203.0.113.1 | - | - | - | / | http://app:8080/a/b"
      })
  void readsTheOlderHeaders(
      String from, String proto, String host, String port, String prefix, String url) {
    Map<String, List<String>> headers =
        Map.of(
            "X-Forwarded-For", values(from),
            "X-Forwarded-Proto", values(proto),
            "X-Forwarded-Host", values(host),
            "X-Forwarded-Port", values(port),
            "X-Forwarded-Prefix", values(prefix));
    assertThat(called("10.0.0.1", headers)).contains(url);
  }

  private static List<String> values(String text) {
    return text.equals("-") ? List.of() : List.of(text);
  }

  @Test
  void aPrefixThatIsNoPathMakesNoUrl() {
    assertThat(called("10.0.0.1", Map.of("X-Forwarded-Prefix", List.of("@evil.example"))))
        .isEmpty();
    assertThat(called("10.0.0.1", Map.of("X-Forwarded-Port", List.of("80@evil")))).isEmpty();
  }

  @Test
  void theUsualPortOfTheSchemeSeenIsNotThatOfTheSchemeCalled() {
    Map<String, List<String>> https = Map.of("X-Forwarded-Proto", List.of("https"));
    assertThat(called("http://api.example:80/", "10.0.0.1", https))
        .contains("https://api.example/");
  }

  @Test
  void twoWaysOfSayingItMustNotContradictEachOther() {
    assertThat(
            called(
                "10.0.0.1",
                Map.of(
                    "Forwarded", List.of("proto=https;host=evil.example"),
                    "X-Forwarded-Host", List.of("api.example"),
                    "X-Forwarded-Proto", List.of("https"))))
        .isEmpty();
    assertThat(
            called(
                "10.0.0.1",
                Map.of(
                    "Forwarded", List.of("proto=https;host=api.example"),
                    "X-Forwarded-Host", List.of("api.example"),
                    "X-Forwarded-Proto", List.of("https"))))
        .contains("https://api.example/a/b");
    assertThat(
            called(
                "10.0.0.1",
                Map.of(
                    "Forwarded", List.of("proto=https;host=api.example"),
                    "X-Forwarded-Prefix", List.of("/shop"))))
        .contains("https://api.example/shop/a/b");
  }
}
