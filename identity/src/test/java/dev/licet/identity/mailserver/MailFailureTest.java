package dev.licet.identity.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

@Tag("once")
class MailFailureTest {
  @Test
  void tellsTheKindOfFailureAtTheBottom() {
    var thrown =
        new MessagingException("Could not connect to 10.0.0.1", new ConnectException("refused"));
    var failure = MailFailure.of(new MailSendException("x", thrown));
    assertThat(failure.kind()).isEqualTo("ConnectException");
    assertThat(failure.answer()).isEmpty();
  }

  @Test
  void repeatsNoPasswordThatAServerAnswersWith() {
    var server = SmtpServer.of("smtp://me:hidden-password@mail.example.com");
    for (var secret :
        List.of("hidden-password", "aGlkZGVuLXBhc3N3b3Jk", "AG1lAGhpZGRlbi1wYXNzd29yZA==")) {
      var thrown = new AuthenticationFailedException("535 no\r\nsuch user: " + secret);
      var failure =
          new Smtp(server, "a@example.com", Map.of())
              .failure(new MailAuthenticationException("x", thrown));
      assertThat(failure.answer()).contains("535 no such user: ***");
    }
  }
}
