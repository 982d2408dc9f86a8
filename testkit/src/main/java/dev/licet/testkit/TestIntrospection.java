package dev.licet.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The introspection endpoint of a test's issuer (RFC 7662), and its opaque tokens. */
public final class TestIntrospection {
  /** The client that the endpoint answers. */
  public static final String CLIENT_ID = "the api";

  /** Its secret. */
  public static final String CLIENT_SECRET = "s3cret/+: \u00e4";

  static final String SIGNED = "application/token-introspection+jwt";

  private final Function<String, String> signer;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger issued = new AtomicInteger();
  private volatile Optional<TestAnswer> other = Optional.empty();
  private volatile boolean secretInBody;

  /** One whose answers are signed so for who asks for that. */
  TestIntrospection(Function<String, String> signer) {
    this.signer = signer;
  }

  /** An opaque token, of which the endpoint says that it is active, and what this one claims. */
  public String issue(TestToken claims) {
    return issue(claims.claim("active", true).claimsJson());
  }

  /** An opaque token, of which the endpoint says just this. */
  public String issue(String answer) {
    String token = "opaque-" + issued.incrementAndGet() + "_~.+/==";
    answers.put(token, answer);
    return token;
  }

  /** Says from now on that this token is not active. */
  public void revoke(String token) {
    answers.remove(token);
  }

  /** Sends this in the place of what it should. */
  public void answerWith(TestAnswer answer) {
    other = Optional.of(answer);
  }

  /** Sends what it should again. */
  public void recover() {
    other = Optional.empty();
  }

  /** How often it was asked, by whomever. */
  public int questions() {
    return questions.get();
  }

  /** Whether the secret came in the body when it was last asked, and not as HTTP Basic. */
  public boolean secretWasInBody() {
    return secretInBody;
  }

  TestAnswer answer(IssuerServer.Request request) {
    questions.incrementAndGet();
    secretInBody = request.authorization().isEmpty() && request.body().contains("client_secret=");
    if (other.isPresent()) {
      return other.get();
    }
    Map<String, String> form = form(request.body());
    if (!isAllowed(request.authorization(), form)) {
      return TestAnswer.html(401);
    }
    String said = answers.getOrDefault(form.getOrDefault("token", ""), "{\"active\":false}");
    return request.accept().equals(SIGNED)
        ? TestAnswer.signed(signer.apply(said))
        : TestAnswer.json(said);
  }

  private static boolean isAllowed(String authorization, Map<String, String> form) {
    if (authorization.isEmpty()) {
      return CLIENT_ID.equals(form.get("client_id"))
          && CLIENT_SECRET.equals(form.get("client_secret"));
    }
    String[] basic =
        new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8)
            .split(":", -1);
    return basic.length == 2
        && CLIENT_ID.equals(decoded(basic[0]))
        && CLIENT_SECRET.equals(decoded(basic[1]));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> decoded(field[0]), field -> decoded(field[field.length - 1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
