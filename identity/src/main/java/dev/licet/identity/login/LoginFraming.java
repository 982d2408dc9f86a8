package dev.licet.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/** Puts the frame around every page, and spares it the answers that only send a browser on. */
@Component
class LoginFraming implements HandlerInterceptor, WebMvcConfigurer {
  private final ObjectProvider<LoginFrames> frames;

  /** Asked for later: the frames need what the dispatcher serves, which asks for us first. */
  LoginFraming(ObjectProvider<LoginFrames> frames) {
    this.frames = frames;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView answer) {
    if (answer != null && isOurs(handler)) {
      page(answer).ifPresent(template -> add(template, answer, request, response));
    }
  }

  private void add(
      String template,
      ModelAndView answer,
      HttpServletRequest request,
      HttpServletResponse response) {
    var detail = String.valueOf(answer.getModel().get("name"));
    var frame = frames.getObject().frame(template, detail, request);
    LoginHeaders.allowImages(frame.pictures().addresses(), response);
    answer.addObject("frame", frame);
  }

  /** The template of it: a view that is an object, or of that name, has none. */
  private static Optional<String> page(ModelAndView answer) {
    return Optional.ofNullable(answer.getViewName())
        .filter(template -> !template.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX));
  }

  private static boolean isOurs(Object handler) {
    return handler instanceof HandlerMethod method
        && method.getBeanType().isAnnotationPresent(LoginPages.class);
  }
}
