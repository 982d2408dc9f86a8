package dev.licet.identity.signin;

import dev.licet.identity.login.Languages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** In which language the application has asked for the pages of a sign-in. */
@Component
public class SignInLanguage {
  private final PendingSignIns pending;
  private final Languages languages;

  SignInLanguage(PendingSignIns pending, Languages languages) {
    this.pending = pending;
    this.languages = languages;
  }

  /** Lets this request be answered in it, if the sign-in of that handle is under way here. */
  public void prefer(String handle, HttpServletRequest request) {
    pending
        .find(handle, request)
        .ifPresent(wanted -> languages.prefer(wanted.uiLocales(), request));
  }
}
