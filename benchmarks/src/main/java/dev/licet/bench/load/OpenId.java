package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an application without a secret and its user's browser do: the code flow with PKCE, and
 * refresh tokens. The scope is the same everywhere, and so are the kinds of tokens that come.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636</a>
 */
final class OpenId {
  /** Where codes are sent; nobody is there, as the browser goes no further. */
  static final String CALLBACK = "https://app.example/callback";

  /** How many users there are. */
  static final int USERS = 200;

  private static final String CLIENT = "app";
  private static final String PASSWORD = "Measured-Wonderland-1";
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]*)");

  private final Server server;
  private final Browser browser;
  private final RandomGenerator random = new Random();

  OpenId(Server server, Browser browser) {
    this.server = server;
    this.browser = browser;
  }

  /** The name of one of the users. */
  static String user(int number) {
    return "user%03d@app.example".formatted(number);
  }

  /** A code and what proves that it is ours. */
  record Code(String text, String verifier) {}

  /** A code for who is signed in at the browser. */
  Code code() throws IOException {
    String verifier = verifier();
    return code(browser.get(request(verifier)).expecting(302, "authorize"), verifier);
  }

  /** A code for who signs in with a password at the page. */
  Code signIn(String user) throws IOException {
    String verifier = verifier();
    return code(passwordSent(user, verifier), verifier);
  }

  /** What comes of a sign-in with a password, which may be that there are too many. */
  Answer trySignIn(String user) throws IOException {
    return passwordSent(user, verifier());
  }

  private Answer passwordSent(String user, String verifier) throws IOException {
    Answer page = browser.follow(browser.get(request(verifier))).expecting(200, "the sign-in page");
    Map<String, String> form = new LinkedHashMap<>();
    for (Matcher field = HIDDEN.matcher(page.body()); field.find(); ) {
      form.put(field.group(1), field.group(2));
    }
    form.put(server.user(), user);
    form.put("password", PASSWORD);
    Matcher action = FORM.matcher(page.body());
    if (!action.find()) {
      throw new IllegalStateException("No form on the sign-in page: " + page.body());
    }
    String target = Browser.path(action.group(1).replace("&amp;", "&"));
    return browser.follow(browser.post(target, form));
  }

  /** Exchanges a code. */
  Answer tokens(Code code) throws IOException {
    return token(
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            CLIENT,
            "redirect_uri",
            CALLBACK,
            "code_verifier",
            code.verifier(),
            "code",
            code.text()));
  }

  /** Exchanges a refresh token. */
  Answer refreshed(String token) throws IOException {
    return token(
        Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token));
  }

  private Answer token(Map<String, String> form) throws IOException {
    return browser.post(server.token(), form).expecting(200, server.token());
  }

  private String request(String verifier) {
    return server.authorize()
        + "?response_type=code&client_id=app&state=s&scope="
        + server.scope().replace(' ', '+')
        + "&audience=https%3A%2F%2Fapi.example&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback"
        + "&code_challenge_method=S256&code_challenge="
        + challenge(verifier);
  }

  private String verifier() {
    byte[] octets = new byte[32];
    random.nextBytes(octets);
    return base64(octets);
  }

  private static String challenge(String verifier) {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static Code code(Answer answer, String verifier) {
    Matcher code = CODE.matcher(answer.location());
    if (!answer.location().startsWith(CALLBACK) || !code.find()) {
      throw new IllegalStateException(
          "No code came: %d %s %s".formatted(answer.status(), answer.location(), answer.body()));
    }
    return new Code(code.group(1), verifier);
  }
}
