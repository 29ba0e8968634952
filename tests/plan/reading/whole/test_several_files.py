"""The files of which a thing has several."""

from tests.plan.reading.given import read


def test_several_photos_are_kept_by_themselves() -> None:
    told = read(
        "# Quay\n\nEach mooring has a number, a depth and a couple of photos. A buoy has a colour and a photo.\n"
    )
    fields = {shape.name: shape.fields for shape in told.data}
    assert fields["mooring"] == ("number", "depth")
    assert fields["mooring photo"] == ("mooring (reference)", "file")
    assert "buoy photo" not in fields


def test_photos_that_are_told_of_themselves_are_as_they_are_told() -> None:
    told = read("# Quay\n\nEach mooring has a number, a depth and photos. A photo has a caption and a date.\n")
    fields = {shape.name: shape.fields for shape in told.data}
    assert fields == {"mooring": ("number", "depth"), "photo": ("caption", "date", "mooring (reference)")}
