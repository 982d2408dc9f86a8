package dev.licet.identity.management.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands handlers the {@link Query} that they say they take, or the {@link Fields} alone. So what is
 * asked for wrongly is refused before anybody looks whether the thing is there.
 */
@Component
class QueryArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter argument) {
    return !Query.parameters(argument).isEmpty();
  }

  @Override
  public Object resolveArgument(
      MethodParameter argument,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var query = Query.read(request.getParameterMap(), Query.parameters(argument));
    return argument.getParameterType() == Fields.class ? Fields.of(query) : query;
  }
}
