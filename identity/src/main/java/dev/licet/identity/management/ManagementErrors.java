package dev.licet.identity.management;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers calls that an endpoint of the Management API refused. */
@RestControllerAdvice
class ManagementErrors {
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> answer(ManagementRefused refused) {
    return ResponseEntity.status(refused.error().status())
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(refused.error().body());
  }
}
