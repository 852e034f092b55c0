/** The only public door of the fleet. */
@NullMarked
package dev.parley.gateway;

import org.jspecify.annotations.NullMarked;
