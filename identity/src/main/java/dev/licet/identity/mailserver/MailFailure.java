package dev.licet.identity.mailserver;

import jakarta.mail.AuthenticationFailedException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail could not be handed over.
 *
 * @param kind the kind of failure, such as {@code UnknownHostException}: it may be logged
 * @param answer what the mail server has answered, if it was one; addresses may be in it
 */
public record MailFailure(String kind, Optional<String> answer) {
  private static final int LONGEST = 300;

  /** Reads it from what was thrown. */
  public static MailFailure of(MailException failure) {
    var causes = Stream.<Throwable>iterate(first(failure), one -> one != null, Throwable::getCause);
    var all = causes.toList();
    return new MailFailure(
        all.getLast().getClass().getSimpleName(),
        all.stream().filter(MailFailure::isAnswer).findFirst().map(MailFailure::line));
  }

  /** The same without these texts, where the answer repeats one. */
  MailFailure without(Collection<String> secrets) {
    return new MailFailure(kind, answer.map(text -> hide(text, secrets)));
  }

  private static String hide(String text, Collection<String> secrets) {
    return secrets.stream()
        .filter(secret -> !secret.isEmpty())
        .reduce(text, (shown, secret) -> shown.replace(secret, "***"));
  }

  private static Throwable first(MailException failure) {
    return failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
        ? sending.getMessageExceptions()[0]
        : failure;
  }

  /** What something else than a mail server says when it is spoken to is nobody's business. */
  private static boolean isAnswer(Throwable failure) {
    return failure instanceof SMTPSendFailedException
        || failure instanceof SMTPAddressFailedException
        || failure instanceof AuthenticationFailedException;
  }

  private static String line(Throwable failure) {
    var text = String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
