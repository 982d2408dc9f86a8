package dev.licet.identity.management;

import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How the Management API answers about one kind of thing.
 *
 * @param noun what people call it, such as {@code resource server}
 */
public record Answers(String noun) {
  /** What a verb gave, or its refusal as an error. */
  public <T> T done(Outcome<T> outcome) {
    return outcome.orElseThrow(this::refused);
  }

  /** The refusal of a verb as an error. */
  public ManagementRefused refused(List<FieldProblem> problems) {
    return new ManagementRefused(error(problems.getFirst()));
  }

  /** There is none of that id. */
  public ManagementRefused missing() {
    return new ManagementRefused(
        ManagementError.notFound("inexistent_" + code(), "The " + noun + " does not exist"));
  }

  /** An answer that nobody may keep. */
  public static ResponseEntity<Object> answer(HttpStatus status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(body);
  }

  public static ResponseEntity<Object> ok(Object body) {
    return answer(HttpStatus.OK, body);
  }

  public static ResponseEntity<Object> created(Object body) {
    return answer(HttpStatus.CREATED, body);
  }

  /** Done, and nothing to say. */
  public static ResponseEntity<Object> nothing() {
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }

  /** Done, and an empty object for it. */
  public static ResponseEntity<Object> empty(HttpStatus status) {
    return answer(status, Map.of());
  }

  private ManagementError error(FieldProblem problem) {
    return switch (problem.kind()) {
      case WRONG -> ManagementError.invalidPayload(problem.message(), problem.field());
      case TAKEN ->
          ManagementError.of(HttpStatus.CONFLICT, code() + "_conflict", problem.message());
      case MISSING -> missing().error();
      case FIXED ->
          ManagementError.of(HttpStatus.FORBIDDEN, "operation_not_supported", problem.message());
    };
  }

  private String code() {
    return noun.toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}
