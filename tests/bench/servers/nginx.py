"""nginx giving files away: what a page would cost if it were none of Foyer's business."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.host import free_port, running, until_listening

CONFIGURATION = """
daemon off;
user root;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ worker_connections 1000; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type "text/html; charset=utf-8";
    keepalive_requests 1000000;
    sendfile on;
    tcp_nopush on;
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        root {folder}/files;
    }}
}}
"""


@contextmanager
def nginx(folder: Path, page: bytes) -> Iterator[int]:
    """Serves `page` as /page until the block ends; gives its port."""
    port = free_port()
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "page").write_bytes(page)
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port))
    command = ["/usr/sbin/nginx", "-e", str(folder / "start.log"), "-p", str(folder), "-c", str(configuration)]
    with running(command, folder / "nginx.txt"):
        until_listening(port)
        yield port
