package dev.licet.identity.management.paging;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands handlers the {@link Query} that they say they take, the {@link Fields} alone, or where
 * something else is to be refused first, what will read the query.
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
    var known = Query.parameters(argument);
    Supplier<Query> query = () -> Query.read(request.getParameterMap(), known);
    var type = argument.getParameterType();
    if (type == Supplier.class) {
      return query;
    }
    return type == Fields.class ? Fields.of(query.get()) : query.get();
  }
}
