package dev.licet.spring;

import dev.licet.guard.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link Caller} to a controller's method that has a parameter for it. */
final class CallerArgumentResolver implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest servletRequest = (HttpServletRequest) request.getNativeRequest();
    Optional<Caller> caller = Gate.caller(servletRequest);
    if (parameter.getParameterType() == Optional.class) {
      return caller;
    }
    if (caller.isEmpty() && !parameter.isOptional()) {
      throw new IllegalStateException("There is no caller on this route: use Optional<Caller>");
    }
    return caller.orElse(null);
  }
}
