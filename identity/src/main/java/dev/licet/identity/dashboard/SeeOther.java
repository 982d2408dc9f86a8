package dev.licet.identity.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The answer to a form that was carried out: status 303 and a path of this server. The location
 * stays relative, so no {@code Host} header ever gets into it.
 */
public final class SeeOther implements View {
  private final String location;

  private SeeOther(String location) {
    this.location = location;
  }

  /** To a path, maybe with a query; its variables are encoded. */
  public static ModelAndView to(String path, Object... variables) {
    return answer(UriComponentsBuilder.fromUriString(path), variables);
  }

  /** To a path, where a notice will be shown: the text of the message {@code notice.NAME}. */
  public static ModelAndView notice(String name, String path, Object... variables) {
    return answer(UriComponentsBuilder.fromUriString(path).queryParam("notice", name), variables);
  }

  /** To a location that is encoded already and that the caller has checked. */
  public static ModelAndView exactly(String location) {
    return new ModelAndView(new SeeOther(location));
  }

  private static ModelAndView answer(UriComponentsBuilder location, Object... variables) {
    return new ModelAndView(
        new SeeOther(location.encode().buildAndExpand(variables).toUriString()));
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, location);
  }
}
