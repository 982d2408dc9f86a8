package dev.licet.identity.account;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.PageOwner;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.signin.PendingSignIn;
import dev.licet.identity.signin.PendingSignIns;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings.Profile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A user's own page. Who is not signed in signs in first, and comes back. */
@LoginPages
@RequestMapping(AccountPages.PATH)
class AccountPages {
  static final String PATH = "/u/account";

  private final Accounts accounts;
  private final GrantedApplications granted;
  private final PendingSignIns signIns;
  private final TenantSettings settings;
  private final Issuer issuer;

  AccountPages(
      Accounts accounts,
      GrantedApplications granted,
      PendingSignIns signIns,
      TenantSettings settings,
      Issuer issuer) {
    this.accounts = accounts;
    this.granted = granted;
    this.signIns = signIns;
    this.settings = settings;
    this.issuer = issuer;
  }

  /** A browser in which the user is signed in, in words. */
  record Row(String id, String userAgent, String address, String seen) {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Row of(BrowserSession session) {
      return new Row(
          session.id(),
          session.device().userAgent(),
          session.device().address(),
          TIME.format(session.lastSeenAt()));
    }
  }

  /** What the form with the profile holds. */
  record ProfileForm(String name, String nickname, String givenName, String familyName) {
    ProfileForm(
        @Nullable String name,
        @Nullable String nickname,
        @BindParam("given_name") @Nullable String givenName,
        @BindParam("family_name") @Nullable String familyName) {
      this.name = requireNonNullElse(name, "").strip();
      this.nickname = requireNonNullElse(nickname, "").strip();
      this.givenName = requireNonNullElse(givenName, "").strip();
      this.familyName = requireNonNullElse(familyName, "").strip();
    }

    Profile profile(User user) {
      return new Profile(name, nickname, givenName, familyName, user.settings().picture());
    }
  }

  @GetMapping
  ModelAndView show(
      @RequestParam(defaultValue = "") String done,
      HttpServletRequest request,
      HttpServletResponse response) {
    return within(request, response, account -> page(HttpStatus.OK, account, "", text(done)));
  }

  @PostMapping("/profile")
  ModelAndView change(ProfileForm form, HttpServletRequest request, HttpServletResponse response) {
    return within(
        request,
        response,
        account ->
            switch (accounts.change(account, form.profile(account.user()))) {
              case Done<User> _ -> done("saved");
              case Invalid<User> _ ->
                  page(HttpStatus.UNPROCESSABLE_CONTENT, account, "account.profile.wrong", "");
            });
  }

  @PostMapping("/password")
  ModelAndView changePassword(
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeat,
      HttpServletRequest request,
      HttpServletResponse response) {
    return within(
        request,
        response,
        account -> {
          if (!repeat.equals(password)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, account, "recovery.differs", "");
          }
          try {
            return accounts
                .changePassword(account, present, password, request, response)
                .map(problem -> page(HttpStatus.UNPROCESSABLE_CONTENT, account, problem, ""))
                .orElseGet(() -> done("password"));
          } catch (PasswordsBusy e) {
            return page(HttpStatus.TOO_MANY_REQUESTS, account, "signin.busy", "");
          }
        });
  }

  @PostMapping("/verify")
  ModelAndView verify(HttpServletRequest request, HttpServletResponse response) {
    return within(
        request,
        response,
        account -> {
          accounts.verify(account, Languages.tag(request));
          return done("verify");
        });
  }

  @PostMapping("/sessions/{sessionId}/end")
  ModelAndView end(
      @PathVariable String sessionId, HttpServletRequest request, HttpServletResponse response) {
    return within(
        request,
        response,
        account -> {
          accounts.end(account, sessionId); // one that is gone already is what was asked for
          return done("ended");
        });
  }

  @PostMapping("/applications/{grantId}/end")
  ModelAndView takeBack(
      @PathVariable String grantId, HttpServletRequest request, HttpServletResponse response) {
    return within(
        request,
        response,
        account -> {
          granted.takeBack(account, grantId); // as above
          return done("taken-back");
        });
  }

  @PostMapping("/signout")
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    return accounts
        .current(request)
        .flatMap(account -> another(account, request))
        .orElseGet(() -> {
          accounts.signOut(request, response);
          return new ModelAndView("login/done", Map.of("name", "signed-out"));
        });
  }

  /** The page of who is here now, where the form is of one that names somebody else. */
  private Optional<ModelAndView> another(Account account, HttpServletRequest form) {
    return PageOwner.isAnother(form, account.user().id())
        ? Optional.of(page(HttpStatus.CONFLICT, account, "account.another", ""))
        : Optional.empty();
  }

  private ModelAndView within(
      HttpServletRequest request,
      HttpServletResponse response,
      Function<Account, ModelAndView> work) {
    return accounts
        .current(request)
        .map(account -> another(account, request).orElseGet(() -> work.apply(account)))
        .orElseGet(() -> SeeOther.exactly(signIns.start(wanted(), request, response)));
  }

  private PendingSignIn wanted() {
    return new PendingSignIn(
        "",
        settings.friendlyName().orElse(issuer.domain()),
        settings.defaultDatabase(),
        "",
        false,
        List.of(),
        List.of(),
        issuer.url(),
        PATH);
  }

  /** Only our own words: whatever else a link carries there is not shown. */
  private static String text(String done) {
    return switch (done) {
      case "saved" -> "account.done.saved";
      case "password" -> "account.done.password";
      case "verify" -> "account.done.verify";
      case "ended" -> "account.done.ended";
      case "taken-back" -> "account.done.taken-back";
      default -> "";
    };
  }

  private static ModelAndView done(String what) {
    return SeeOther.to(PATH + "?done=" + what);
  }

  private ModelAndView page(HttpStatus status, Account account, String problem, String done) {
    return new ModelAndView(
        "account/account",
        Map.of(
            "user", account.user(),
            "owner", PageOwner.mark(account.user().id()),
            "here", account.session().id(),
            "sessions", accounts.sessions(account).stream().map(Row::of).toList(),
            "granted", granted.of(account),
            "problem", problem,
            "hint", accounts.hint(account),
            "done", done),
        status);
  }
}
