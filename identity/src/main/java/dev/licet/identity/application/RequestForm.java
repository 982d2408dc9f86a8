package dev.licet.identity.application;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of an application's form with what its requests for sign-ins must be like; a box that is
 * not ticked is not sent.
 *
 * @param asked whether the form had this part
 * @param pushed whether it must push them (RFC 9126)
 * @param signed whether it must sign them (RFC 9101)
 */
record RequestForm(Boolean asked, Boolean pushed, Boolean signed) {
  private static final String PUSHED = "require_pushed_authorization_requests";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  RequestForm(@Nullable Boolean asked, @Nullable Boolean pushed, @Nullable Boolean signed) {
    this.asked = requireNonNullElse(asked, false);
    this.pushed = requireNonNullElse(pushed, false);
    this.signed = requireNonNullElse(signed, false);
  }

  static RequestForm of(Application application) {
    return new RequestForm(
        true,
        application.details().is(PUSHED),
        SignedRequestSettings.of(application.details()).required());
  }

  /** The settings with what the form says. */
  ApplicationSettings over(ApplicationSettings settings) {
    return asked ? settings.with(over(settings.details())) : settings;
  }

  /** The keys that it signs by stay. */
  private ApplicationDetails over(ApplicationDetails details) {
    var before = SignedRequestSettings.of(details);
    var with = details.with(Map.of(PUSHED, JSON.valueToTree(pushed)));
    return signed.equals(before.required())
        ? with
        : with.with(
            Map.of(
                SignedRequestSettings.MEMBER,
                JSON.valueToTree(
                    Map.of(
                        "required",
                        signed,
                        "credentials",
                        before.credentials().stream().map(id -> Map.of("id", id)).toList()))));
  }
}
