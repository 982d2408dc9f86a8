/** The tutorial's API, protected by Guard. */
@NullMarked
package dev.licet.example.hello;

import org.jspecify.annotations.NullMarked;
