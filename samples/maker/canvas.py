"""A gray picture of a page that takes lengths in points, wherever the scanner has put them."""
import math

from PIL import Image, ImageDraw

from . import fonts


class Place:
    """An affine map of the plane: x' = a*x + b*y + c, y' = d*x + e*y + f."""

    def __init__(self, a, b, c, d, e, f):
        self.row = (a, b, c, d, e, f)

    @staticmethod
    def scaling(factor):
        return Place(factor, 0.0, 0.0, 0.0, factor, 0.0)

    @staticmethod
    def turning(degrees, scale, center, shift):
        """Turns and scales about `center`, then shifts."""
        c, s = math.cos(math.radians(degrees)) * scale, math.sin(math.radians(degrees)) * scale
        x, y = center
        return Place(c, -s, x - c * x + s * y + shift[0], s, c, y - s * x - c * y + shift[1])

    def map(self, x, y):
        a, b, c, d, e, f = self.row
        return a * x + b * y + c, d * x + e * y + f

    def then(self, other):
        (a, b, c, d, e, f), (g, h, i, j, k, m) = self.row, other.row
        return Place(
            g * a + h * d,
            g * b + h * e,
            g * c + h * f + i,
            j * a + k * d,
            j * b + k * e,
            j * c + k * f + m,
        )

    def inverse(self):
        a, b, c, d, e, f = self.row
        n = a * e - b * d
        return Place(e / n, -b / n, (b * f - c * e) / n, -d / n, a / n, (c * d - a * f) / n)

    def bounds(self, box):
        """Returns the bounding box of the mapped corners."""
        corners = [self.map(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        return min(xs), min(ys), max(xs), max(ys)


class Canvas:
    """Draws in points on `image`, whose pixels lie where `place` maps them."""

    def __init__(self, image, place, dpi):
        self.image, self.place, self.dpi = image, place, dpi
        self.pen = ImageDraw.Draw(image)

    @staticmethod
    def blank(width, height, dpi):
        size = (round(width * dpi / 72), round(height * dpi / 72))
        return Canvas(Image.new("L", size, 255), Place.scaling(dpi / 72), dpi)

    def pixels(self, points):
        return max(1, round(points * self.dpi / 72))

    def box(self, box):
        return tuple(round(v) for v in self.place.bounds(box))

    def stack(self, shape):
        """Returns the pixel boxes of a shape's lines; each begins where the one above it ends."""
        boxes = [self.box(box) for box in shape.boxes]
        for n in range(1, len(boxes)):
            boxes[n] = (boxes[n][0], boxes[n - 1][3], boxes[n][2], boxes[n][3])
        return boxes

    def fill(self, box, gray):
        self.pen.rectangle(self.box(box), fill=gray)

    def fill_shape(self, shape, gray):
        for box in self.stack(shape):
            self.pen.rectangle(box, fill=gray)

    def line(self, x0, y0, x1, y1, weight, gray=0):
        self.pen.line(
            (self.place.map(x0, y0), self.place.map(x1, y1)), fill=gray, width=self.pixels(weight)
        )

    def outline(self, shape, weight, gray=0):
        """Draws the sides of the union of a shape's upright boxes, as a reviewer's tool does."""
        width, boxes = self.pixels(weight), self.stack(shape)
        sides = [(b[0], b[1], b[0], b[3]) for b in boxes] + [
            (b[2], b[1], b[2], b[3]) for b in boxes
        ]
        sides += [
            (boxes[0][0], boxes[0][1], boxes[0][2], boxes[0][1]),
            (boxes[-1][0], boxes[-1][3], boxes[-1][2], boxes[-1][3]),
        ]
        for above, below in zip(boxes, boxes[1:]):  # the steps between two lines
            sides += [
                (min(above[0], below[0]), below[1], max(above[0], below[0]), below[1]),
                (min(above[2], below[2]), below[1], max(above[2], below[2]), below[1]),
            ]
        for side in sides:
            self.pen.line(side, fill=gray, width=width)

    def width_of(self, text, face, size):
        """Returns the width in points of text as drawn here, in whole pixels of type size."""
        return fonts.load(face, round(size * self.dpi / 72)).getlength(text) * 72 / self.dpi

    def text(self, text, x, baseline, face, size, gray=0, nudge=(0, 0)):
        font = fonts.load(face, round(size * self.dpi / 72))
        px, py = self.place.map(x, baseline)
        self.pen.text(
            (round(px) + nudge[0], round(py) + nudge[1]), text, font=font, fill=gray, anchor="ls"
        )
