"""The downloaders, with servers and files of our own."""

import gzip
import hashlib
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import download_mnist
import download_pen
import fetch

CONTENT = bytes(range(256)) * 400
UNIPEN = """.INCLUDE other.doc
.HIERARCHY DIGIT
.SEGMENT DIGIT 0 ? "1"
.COMMENT 1 12 224
.PEN_DOWN
 267 333
 267  300
.PEN_UP
.DT 100
.SEGMENT DIGIT 1-2 ? "4"
.COMMENT  4 3 17
.PEN_DOWN
10 490
.PEN_UP
.DT 100
.PEN_DOWN
20 480
21 479
.PEN_UP
"""


class Mirror(http.server.BaseHTTPRequestHandler):
    """Serves CONTENT with ranges; below /broken it closes the connection half-way."""

    asked = []

    def do_GET(self):
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        Mirror.asked.append((self.path, start))
        if self.path == "/absent":
            self.send_error(404)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        end = len(CONTENT) // 2 if self.path == "/broken" else len(CONTENT)
        self.wfile.write(CONTENT[start:end])

    def log_message(self, *_):
        pass


class Folders(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        Mirror.asked = []


class Fetch(Folders):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.HTTPServer(("127.0.0.1", 0), Mirror)
        cls.origin = f"http://127.0.0.1:{cls.server.server_port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def fetch(self, *paths, content=CONTENT):
        wanted = hashlib.sha256(content).hexdigest()
        fetch.fetch_checked(
            self.folder / "file", lambda path: fetch.sha256_of(path) == wanted, [self.origin + path for path in paths]
        )

    def test_a_broken_download_goes_on_where_it_stopped(self):
        with self.assertRaisesRegex(fetch.FetchError, "bytes missing"):
            self.fetch("/broken")
        self.assertFalse((self.folder / "file").exists())
        self.fetch("/whole")
        self.assertEqual((self.folder / "file").read_bytes(), CONTENT)
        self.assertEqual(Mirror.asked, [("/broken", 0), ("/whole", len(CONTENT) // 2)])

    def test_the_next_mirror_is_asked_when_one_fails(self):
        self.fetch("/absent", "/whole")
        self.assertEqual((self.folder / "file").read_bytes(), CONTENT)

    def test_a_file_with_another_checksum_is_not_kept(self):
        with self.assertRaisesRegex(fetch.FetchError, "checksum differs"):
            self.fetch("/whole", content=b"something else")
        self.assertEqual(list(self.folder.iterdir()), [])


class Mnist(Folders):
    def test_a_packed_and_a_plain_file_are_recognised_and_a_changed_one_is_not(self):
        wanted = hashlib.sha256(CONTENT).hexdigest()
        path = self.folder / "file"
        for content, right in (
            (CONTENT, True),
            (gzip.compress(CONTENT), True),
            (gzip.compress(CONTENT[1:]), False),
            (gzip.compress(CONTENT)[:-9], False),
        ):
            path.write_bytes(content)
            self.assertEqual(download_mnist.is_right(path, wanted), right)

    def test_a_folder_with_a_wrong_file_is_refused_in_one_line(self):
        (self.folder / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(CONTENT))
        command = [SCRIPTS / "download_mnist.py", "--from", self.folder, "--output", self.folder / "out"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^error: .*train-images-idx3-ubyte.gz is not MNIST's .*\n$")
        self.assertFalse((self.folder / "out").exists())


class Pen(Folders):
    def test_strokes_writers_and_order_survive_and_y_points_down(self):
        self.assertEqual(
            download_pen.parse_unipen(UNIPEN, "file"),
            [
                {"label": 1, "writer": 12, "strokes": [[[267, 167], [267, 200]]]},
                {"label": 4, "writer": 3, "strokes": [[[10, 10]], [[20, 20], [21, 21]]]},
            ],
        )

    def test_what_cannot_be_read_is_named_with_its_line(self):
        for line, broken in (
            (3, UNIPEN.replace('? "1"', "? 1")),
            (4, UNIPEN.replace("1 12 224", "2 12 224")),
            (6, UNIPEN.replace(" 267 333", " 267 333 1")),
            (7, UNIPEN.replace("267  300", "267 x")),
        ):
            with self.assertRaisesRegex(fetch.FetchError, f"file, line {line}: "):
                download_pen.parse_unipen(broken, "file")
        with self.assertRaisesRegex(fetch.FetchError, "digit 2 has no writer"):
            download_pen.parse_unipen(UNIPEN.replace(".COMMENT  4 3 17", ""), "file")

    def test_a_file_cut_short_is_not_converted(self):
        (self.folder / "pendigits-orig.tra").write_text(UNIPEN)
        with self.assertRaisesRegex(fetch.FetchError, "2 digits of 2 writers, not 7494"):
            download_pen.get(self.folder / "out", self.folder)
        self.assertFalse((self.folder / "out" / "strokes.json.gz").exists())

    def test_a_damaged_converted_file_is_named(self):
        path = self.folder / "strokes.json.gz"
        for content in (b"x", gzip.compress(b"{}")[:-4], gzip.compress(b"[2]"), gzip.compress(json.dumps([]).encode())):
            path.write_bytes(content)
            with self.assertRaisesRegex(fetch.FetchError, "strokes.json.gz"):
                download_pen.read_json(path)


if __name__ == "__main__":
    unittest.main()
