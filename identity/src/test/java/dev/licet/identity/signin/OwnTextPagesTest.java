package dev.licet.identity.signin;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.signin.TestSignIns.state;
import static dev.licet.identity.signin.TestSignIns.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.user.ManagementCaller;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The tenant's own words on the pages for users. */
class OwnTextPagesTest extends SignInSetUp {
  private static final Path GERMAN = Path.of("src/test/resources/login/login-de.json");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ManagementCaller caller =
      new ManagementCaller(SERVER, "read:prompts update:prompts update:tenant_settings");
  private final Set<String> chosen = new LinkedHashSet<>();

  /** Chooses words, which are read back as they were written. */
  private void choose(String prompt, String language, String words) {
    var path = "/prompts/" + prompt + "/custom-text/" + language;
    chosen.add(path);
    var json = words.replace('\'', '"');
    assertThat(caller.call("PUT", path, json).statusCode()).isEqualTo(200);
    assertThat(ManagementCaller.json(caller.get(path))).isEqualTo(JSON.readTree(json));
  }

  @AfterEach
  void forgetTheWords() {
    chosen.forEach(path -> caller.call("PUT", path, "{}"));
  }

  private String page(PendingSignIn wanted) {
    var browser = new TestBrowser(SERVER);
    return browser.get(signIns.begin(browser, wanted)).body();
  }

  private String page(String path, String language) {
    return SERVER
        .send(HttpRequest.newBuilder(SERVER.uri(path)).header("Accept-Language", language).build())
        .body();
  }

  private static PendingSignIn in(String language) {
    return wanted(false, List.of(language), List.of());
  }

  @Test
  void standWhereTheTenantHasChosenThemAndOursElsewhere() throws IOException {
    choose("login", "de", Files.readString(GERMAN));
    assertThat(page(in("de")))
        .contains(
            "<title>Anmelden | " + SERVER.domain() + "</title>",
            "<h1>Grüß Gott</h1>",
            "Hier geht es zu Shop &lt;b&gt;&amp; Co&lt;/b&gt;.",
            ">Hinein</button>")
        .contains("Passwort vergessen?")
        .doesNotContain("Willkommen", "<script");
    assertThat(page(in("en"))).contains("<h1>Welcome</h1>").doesNotContain("Grüß Gott");
    choose("login", "en", "{'login':{'title':'Come in'}}");
    assertThat(page(in("en")))
        .contains("<h1>Come in</h1>", "<title>Come in · " + SERVER.domain() + "</title>")
        .contains("Sign in to go on to Shop");
    choose("login", "en", "{'login':{'title':''}}");
    assertThat(page(in("en"))).contains("<h1>Welcome</h1>");
  }

  @Test
  void sayWhatWentWrong() throws IOException {
    choose("login", "de", Files.readString(GERMAN));
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser, in("de"));
    browser.get(page);
    var answer = submit(browser, page, ALICE, "Wrong-Horse-7");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Das stimmt so nicht, " + ALICE + ".", "role=\"alert\"")
        .doesNotContain("ist falsch");
  }

  @Test
  void areTextAndNothingIsExecuted() { // I5
    choose(
        "login",
        "en",
        """
        {'login':{'title':'<script>alert(1)</script>','emailPlaceholder':'{0} it''s #{x}',
          'buttonText':'a${T(java.lang.Runtime).getRuntime()}b${frame}c${visit.state}d[[${7*7}]]',
          'description':'${userName}|${ clientName }|${password}|$1\\\\'}}
        """
            .replace("''", "’"));
    assertThat(page(in("en")))
        .contains(
            "<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>",
            ">{0} it’s #{x}</label>",
            ">abcd[[]]</button>",
            ">|Shop &lt;b&gt;&amp; Co&lt;/b&gt;||$1\\</p>")
        .doesNotContain("<script");
  }

  @Test
  void nameTheTenantAsItCallsItself() {
    var settings = "/tenants/settings";
    assertThat(caller.patch(settings, "{\"friendly_name\":\"A & B\"}").statusCode()).isEqualTo(200);
    try {
      choose("login", "en", "{'login':{'description':'${companyName}, ${tenantName}'}}");
      assertThat(page(in("en"))).contains(">A &amp; B, A &amp; B</p>");
    } finally {
      caller.patch(settings, "{\"friendly_name\":\"\"}");
    }
  }

  @Test
  void aFrenchTextIsFoundWhereAuth0HasIt() {
    choose("login", "fr-FR", "{'login':{'title':'Bonjour','buttonText':'Entrer'}}");
    choose("login", "fr", "{'login':{'title':'Salut'}}");
    assertThat(page(in("fr"))).contains("<h1>Salut</h1>", ">Entrer</button>");
  }

  @Test
  void areOnTheTwoPagesOfASignInToo() {
    choose("login-id", "en", "{'login-id':{'title':'Who','no-email':'Nobody?'}}");
    choose("login-password", "en", "{'login-password':{'title':'Prove it','editEmailText':'No'}}");
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser).replace("login", "login/identifier");
    assertThat(browser.get(page).body()).contains("<h1>Who</h1>", "E-mail address");
    var again = browser.post("/u/login/identifier", "state", state(page), "email", "");
    assertThat(again.body()).contains("Nobody?").doesNotContain("Enter your e-mail");
    var next = browser.post("/u/login/identifier", "state", state(page), "email", ALICE);
    assertThat(browser.get(location(next)).body()).contains("<h1>Prove it</h1>", ">No</a>");
  }

  @Test
  void aSignUpHasTheWordsOfItsOneScreenOrElseOfTheTwo() {
    choose("signup-id", "en", "{'signup-id':{'title':'Two','description':'Of two'}}");
    choose(
        "signup",
        "en",
        "{'signup':{'title':'One','loginActionLinkText':'Back','no-email':'An address!'}}");
    assertThat(page(signUp()))
        .contains("<h1>One</h1>", ">Of two</p>", ">Back</a>")
        .doesNotContain("Make an account");
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser, signUp());
    browser.get(page);
    var answer =
        browser.post("/u/signup", "state", state(page), "email", "x", "password", PASSWORD);
    assertThat(answer.body()).contains("An address!");
  }

  @Test
  void areOnThePagesOfAForgottenPassword() {
    choose(
        "reset-password",
        "de",
        """
        {'reset-password-request':{'title':'Weg?','descriptionEmail':'Wohin?'},
         'reset-password-email':{'emailDescription':'An ${email}.'},
         'reset-password-error':{'eventTitleGeneric':'Oje','pageTitle':'Fehler'}}
        """);
    choose(
        "brute-force-protection",
        "de",
        "{'brute-force-protection-unblock-failure':{'eventTitle':'Zu spät'}}");
    assertThat(page("/u/reset-password/request", "de")).contains("<h1>Weg?</h1>", ">Wohin?</p>");
    assertThat(page("/u/reset-password/request", "en")).contains("Forgot your password?");
    assertThat(page("/u/reset-password?ticket=x", "de"))
        .contains("<h1>Oje</h1>", "<title>Fehler</title>", "Er wurde schon verwendet");
    assertThat(page("/u/unblock?ticket=x", "de")).contains("<h1>Zu spät</h1>");
    assertThat(page("/u/email-verification?ticket=x", "de")).contains("funktioniert nicht");
    var browser = new TestBrowser(SERVER);
    browser.get("/u/reset-password/request");
    choose("reset-password", "en", "{'reset-password-email':{'emailDescription':'To ${email}.'}}");
    assertThat(browser.post("/u/reset-password/request", "email", "a<b>@x.example").body())
        .contains("To a&lt;b&gt;@x.example.");
  }

  @Test
  void nameTheApplicationThatTheUserComesFrom() {
    var shop =
        new ManagementCaller(SERVER, "create:clients")
            .post("/clients", "{\"name\":\"Corner & Shop\"}");
    var id = ManagementCaller.json(shop).get("client_id").asString();
    choose(
        "reset-password",
        "en",
        "{'reset-password-request':{'backToLoginLinkText':'Back to ${clientName}'}}");
    choose("logout", "en", "{'logout':{'description':'Leave ${clientName}?'}}");
    var state = "x".repeat(64) + "." + id;
    assertThat(page("/u/reset-password/request?state=" + state, "en"))
        .contains(">Back to Corner &amp; Shop</a>");
    var browser = new TestBrowser(SERVER);
    signIns.signIn(browser, ALICE, PASSWORD);
    assertThat(browser.get("/u/logout?client_id=" + id).body())
        .contains(">Leave Corner &amp; Shop?</p>");
    new ManagementCaller(SERVER, "delete:clients").delete("/clients/" + id, "");
  }

  @Test
  void areOnThePagesOfDevicesAndOfASignOut() {
    choose("device-flow", "en", "{'device-code-activation':{'placeholder':'PIN'}}");
    choose(
        "logout",
        "en",
        """
        {'logout':{'description':'${userName} leaves ${clientName}?','acceptButtonText':'Yes'},
         'logout-complete':{'eventTitle':'Gone'}}
        """);
    var browser = new TestBrowser(SERVER);
    assertThat(browser.get("/u/activate").body()).contains(">PIN</label>");
    signIns.signIn(browser, ALICE, PASSWORD);
    assertThat(browser.get("/u/logout").body())
        .contains(">" + ALICE + " leaves ?</p>", ">Yes</button>");
    assertThat(browser.post("/u/logout").body())
        .contains("<h1>Gone</h1>", "You can close this page.");
  }

  @Test
  void leaveOtherPagesAlone() {
    choose("login", "en", "{'login':{'pageTitle':'Mine','title':'Mine'},'other':{'title':'Mine'}}");
    for (var path : List.of("/u/nowhere", "/u/activate", "/dashboard/signin")) {
      assertThat(page(path, "en")).as(path).doesNotContain("Mine");
    }
  }
}
