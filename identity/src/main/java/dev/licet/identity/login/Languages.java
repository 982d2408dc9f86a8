package dev.licet.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * In which language a page is: the one that the application asks for ({@code ui_locales}), else the
 * first that the browser asks for, out of those there are. The dashboard is in English.
 */
@Component("localeResolver")
public class Languages implements LocaleResolver {
  /** Those there are; the first one is for whoever asks for none of them. */
  public static final List<Locale> ALL =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.ITALIAN);

  /** The pages that are not the dashboard's. */
  private static final Pattern USERS = Pattern.compile("/(?:u|authorize|v2|oidc)(?:/|$)");

  private static final String CHOSEN = Languages.class.getName();

  /** Lets this request be answered in the first of these languages that there is, if any. */
  public void prefer(List<String> tags, HttpServletRequest request) {
    tags.stream()
        .map(Locale::forLanguageTag)
        .flatMap(wanted -> known(wanted).stream())
        .findFirst()
        .ifPresent(language -> request.setAttribute(CHOSEN, language));
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
      return chosen;
    }
    return USERS.matcher(request.getRequestURI()).lookingAt()
        ? Collections.list(request.getLocales()).stream()
            .flatMap(wanted -> known(wanted).stream())
            .findFirst()
            .orElse(ALL.getFirst())
        : Locale.ENGLISH;
  }

  /** The language of the page that is being answered, as a tag: for what is written later. */
  public static String tag(HttpServletRequest request) {
    return RequestContextUtils.getLocale(request).toLanguageTag();
  }

  /** Nothing: a page has no other way to change its language than {@link #prefer}. */
  @Override
  public void setLocale(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable Locale language) {
    request.setAttribute(CHOSEN, Objects.requireNonNullElse(language, ALL.getFirst()));
  }

  /** The one of ours that is the wanted one, in whatever country. */
  public static Optional<Locale> known(Locale wanted) {
    return ALL.stream()
        .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
        .findFirst();
  }
}
