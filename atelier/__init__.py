"""Build-time art engine: mesh to plates, ink and projected geometry; never imported by the app."""
