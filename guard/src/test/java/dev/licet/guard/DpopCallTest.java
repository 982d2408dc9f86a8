package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.token.Finding;
import dev.licet.testkit.TestProof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proof must fit: the call, the time and the token. */
class DpopCallTest extends BoundTokenCase { // G28

  /** The call that the proof is for. */
  @Nested
  class TheCall {
    @ParameterizedTest
    @ValueSource(strings = {"POST", "get", "GET ", "HEAD"})
    void mustHaveTheMethodOfTheProof(String method) {
      assertRefused(ProofCheck.METHOD, proof().claim("htm", method));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://api.example/other",
          "https://api.example/user/",
          "https://api.example/USER",
          "https://other.example/user",
          "https://api.example:8443/user",
          "http://api.example/user",
          "https://user@api.example/user",
          "https://api.example/user%2F",
          "https://api.example",
          "/user",
          "https:user",
          "urn:user",
          "https://api.example:999999/user",
          "not a URL"
        })
    void mustHaveTheUrlOfTheProof(String url) {
      assertRefused(ProofCheck.URL, proof().claim("htu", url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?a=b", "#", "#a"})
    void mustHaveItWithoutQueryAndFragment(String more) {
      assertRefused(ProofCheck.URL, proof().claim("htu", URL + more));
    }

    @ParameterizedTest
    @CsvSource({
      "https://api.example/reset/s3cret, htu with another path",
      "https://other.example:8443/s3cret, htu with the origin https://other.example:8443",
      "https://api.example/user?s3cret, htu that is no http URL without query and fragment",
      "https://s3cret@api.example/user, htu that is no http URL without query and fragment"
    })
    void isRefusedWithoutAWordOnPathsAndQueries(String url, String found) {
      TestProof proof = proof().claim("htu", url);
      Finding finding = ((Refusal) check(proof)).finding();
      assertThat(finding.found()).isEqualTo(found);
      assertThat(finding.expected())
          .isEqualTo("htu with the origin https://api.example and the path of the call");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "HTTPS://API.example/user",
          "https://api.example:443/user",
          "https://api.example:/user",
          "https://api.example/x/../user",
          "https://api.example/./user",
          "https://api.example/%75ser"
        })
    void mayHaveItInAnotherSpelling(String url) {
      assertTaken(check(proof().claim("htu", url)));
    }

    @Test
    void mayHaveAQueryOfItsOwn() {
      TestCall call =
          TestCall.to("GET", URL + "?a=b")
              .header("Authorization", "DPoP " + token)
              .header("DPoP", proof().text());
      assertTaken(guard.check(call, ANY));
    }

    @Test
    void mustBeKnown() {
      Map<String, List<String>> headers =
          Map.of("Authorization", List.of("DPoP " + token), "DPoP", List.of(proof().text()));
      HttpCall call = name -> headers.getOrDefault(name, List.of());
      assertRefused(ProofCheck.METHOD, guard.check(call, ANY));
      HttpCall withMethod =
          new HttpCall() {
            @Override
            public List<String> headers(String name) {
              return headers.getOrDefault(name, List.of());
            }

            @Override
            public Optional<String> method() {
              return Optional.of("GET");
            }
          };
      assertRefused(ProofCheck.URL, guard.check(withMethod, ANY));
    }
  }

  /** When the proof was made. */
  @Nested
  class TheTime {
    @ParameterizedTest
    @CsvSource({"-120, true", "-121, false", "60, true", "61, false", "0, true", "86400, false"})
    void mustBeCloseToNow(int seconds, boolean taken) {
      Decision decision = check(proof().madeAt(api.clock.instant().plusSeconds(seconds)));
      if (taken) {
        assertTaken(decision);
      } else {
        assertRefused(ProofCheck.TIME, decision);
      }
    }

    @Test
    void endsToTheMillisecond() {
      String oldest = proof().madeAt(api.clock.instant().minusSeconds(120)).text();
      String other = proof().madeAt(api.clock.instant().minusSeconds(120)).text();
      assertTaken(guard.check(call("DPoP", token, oldest), ANY));
      api.clock.advance(Duration.ofMillis(1));
      assertRefused(ProofCheck.TIME, guard.check(call("DPoP", token, other), ANY));
    }

    @Test
    void canBeSet() {
      Dpop longer = Dpop.accepted().proofLifetime(Duration.ofMinutes(5));
      try (Guard lax = api.builder().dpop(longer).build()) {
        String old = proof().madeAt(api.clock.instant().minusSeconds(359)).text();
        assertTaken(lax.check(call("DPoP", token, old), ANY));
        String older = proof().madeAt(api.clock.instant().minusSeconds(361)).text();
        assertRefused(ProofCheck.TIME, lax.check(call("DPoP", token, older), ANY));
      }
    }
  }

  /** The token that the proof goes with. */
  @Nested
  class TheToken {
    @Test
    void mustBeTheOneThatTheProofIsFor() {
      String another = api.tokens.boundTo(KEY).claim("jti", "another").text();
      assertRefused(ProofCheck.TOKEN, guard.check(call("DPoP", another, proof().text()), ANY));
      assertRefused(ProofCheck.TOKEN, proof().without("ath"));
      assertRefused(ProofCheck.TOKEN, proof().claim("ath", "x"));
    }

    @Test
    void mustBeBoundToTheKeyOfTheProof() {
      assertRefused(ProofCheck.BINDING, proof(OTHER_KEY));
    }

    @Test
    void mustBeAGoodOneFirst() {
      String expired = api.tokens.expired().claim("cnf", Map.of("jkt", KEY.thumbprint())).text();
      Refusal refusal = (Refusal) guard.check(call("DPoP", expired, proof().text()), ANY);
      assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_EXPIRED);
    }
  }
}
