/** What the demo's servers show: metrics pages of engines, exporters and gateways, and an nvidia-smi. */
@NullMarked
package dev.headroom.dashboard.demo.page;

import org.jspecify.annotations.NullMarked;
