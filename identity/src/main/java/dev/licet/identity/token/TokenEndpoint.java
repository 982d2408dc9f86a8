package dev.licet.identity.token;

import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthCors;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequestReader;
import dev.licet.identity.shared.FilterOrder;
import dev.licet.identity.store.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * {@code /oauth/token}. Its answers are JSON, whatever was sent and whatever is accepted. It stands
 * before Spring's filters and dispatcher, which would cost more than all of it but the signature.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, 5</a>
 */
@Component
@Order(FilterOrder.TOKEN_ENDPOINT)
class TokenEndpoint extends HttpFilter {
  private static final String PATH = "/oauth/token";

  private final transient OAuthRequestReader reader;
  private final transient Tokens tokens;
  private final transient OAuthAnswers answers;
  private final transient OAuthCors cors;

  TokenEndpoint(OAuthRequestReader reader, Tokens tokens, OAuthAnswers answers, OAuthCors cors) {
    this.reader = reader;
    this.tokens = tokens;
    this.answers = answers;
    this.cors = cors;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getRequestURI().equals(PATH)) {
      chain.doFilter(request, response);
    } else if (cors.admits(request, response)) {
      answers.send(answerInItsContext(request), request, response);
    }
  }

  /**
   * The log tells from where a call came. Spring's own filter would let it know, but stands behind.
   */
  private ResponseEntity<Map<String, Object>> answerInItsContext(HttpServletRequest request)
      throws IOException {
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      return answerOrRefusal(request);
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
  }

  /** No dispatcher stands around it to say that the database is away, or cannot write. */
  private ResponseEntity<Map<String, Object>> answerOrRefusal(HttpServletRequest request)
      throws IOException {
    try {
      return answer(request);
    } catch (DataAccessException | TransactionException e) {
      if (Unavailable.is(e)) {
        return answers.of(OAuthError.unavailable());
      }
      throw e;
    }
  }

  private ResponseEntity<Map<String, Object>> answer(HttpServletRequest request)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      return answers.methodNotAllowed();
    }
    return switch (reader.read(request).then(tokens::issue)) {
      case Attempt.Success<TokenAnswer>(var token) -> answers.of(200, token.body());
      case Attempt.Failure<TokenAnswer>(var error) -> answers.of(error);
    };
  }
}
