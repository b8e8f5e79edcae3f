"""What the service promises, put to the proof on real processes and sockets."""
